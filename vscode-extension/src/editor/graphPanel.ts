// The graph of the file in front, drawn anew while it is edited. The boxes of what the cursor is at stand
// out; a click on a box selects where it is written.

import * as vscode from "vscode";
import { graphPicture, nodesAt } from "../core/graphPicture.js";
import { GRAPH, type Graph, type Range } from "../core/protocol.js";
import { isNnet, query } from "./documents.js";
import { Later } from "./later.js";
import { PicturePanel, type Action } from "./picturePanel.js";
import type { Server } from "./server.js";

const QUIET = 250;

export class GraphPanel implements vscode.Disposable {
  private readonly panel: PicturePanel;
  private readonly later = new Later(QUIET, () => void this.draw());
  private readonly listeners: vscode.Disposable;
  private document: vscode.TextDocument | undefined;
  private network: string | undefined;
  private graph: Graph | undefined;

  constructor(context: vscode.ExtensionContext, private readonly server: Server) {
    this.panel = new PicturePanel(context, "nnet.graph", "Graph", (action) => { this.act(action); });
    this.listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => { if (event.document === this.document) this.later.soon(); }),
      vscode.window.onDidChangeTextEditorSelection((event) => { this.mark(event.textEditor); }),
      vscode.window.onDidChangeActiveTextEditor((editor) => { this.follow(editor); }),
    );
  }

  async open(document: vscode.TextDocument, network?: string): Promise<void> {
    this.document = document;
    this.network = network;
    this.panel.open();
    await this.draw();
  }

  async export(): Promise<void> {
    await this.panel.export(`${this.graph?.network ?? "graph"}.svg`);
  }

  dispose(): void {
    this.later.dispose();
    this.listeners.dispose();
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    if (!this.panel.isOpen || !editor || !isNnet(editor.document) || editor.document === this.document) return;
    this.document = editor.document;
    this.network = undefined;
    this.graph = undefined;
    this.panel.show({ svg: "" });
    this.later.soon();
  }

  /** While there are errors, the last graph stays. */
  private async draw(): Promise<void> {
    const document = this.document;
    if (!document || !this.panel.isOpen) return;
    const graph = await this.server.request<Graph>(GRAPH, query(document, this.network));
    if (document !== this.document) return;
    if (!graph) {
      const shown = this.graph ? "as it was" : "no graph";
      this.panel.show({ note: `${shown}: the file has errors, or the server does not run` });
      return;
    }
    this.graph = graph;
    this.panel.show({ svg: graphPicture(graph), note: "" }, `Graph of ${graph.network}`);
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
    if (editor) this.mark(editor);
  }

  private mark(editor: vscode.TextEditor): void {
    if (!this.panel.isOpen || !this.graph || editor.document !== this.document) return;
    this.panel.show({ marked: nodesAt(this.graph, editor.selection.active) });
  }

  private act(action: Action): void {
    if (action.kind === "export") void this.export();
    if (action.kind === "click") {
      const node = this.graph?.nodes.find((each) => each.id === action.node);
      if (node?.range) void this.reveal(node.range);
    }
  }

  private async reveal(range: Range): Promise<void> {
    if (!this.document) return;
    const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
    const column = vscode.window.visibleTextEditors.find((each) => each.document === this.document)?.viewColumn;
    await vscode.window.showTextDocument(this.document, { viewColumn: column ?? vscode.ViewColumn.One, selection });
  }
}
