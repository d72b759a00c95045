// The generated Java of a file, read-only beside it and anew after each change.

import * as vscode from "vscode";
import { JAVA, type JavaSource } from "../core/protocol.js";
import { query } from "./documents.js";
import { Later } from "./later.js";
import type { Server } from "./server.js";

const SCHEME = "nnet-java";
const QUIET = 500;

/** Where reading begins: below the imports. */
const CLASS = /^public .*class /m;

export class JavaView implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly outdated = new Map<string, vscode.Uri>();
  private readonly later = new Later(QUIET, () => { this.refresh(); });
  private readonly registrations: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => { this.outdate(document.uri); }),
    );
  }

  async open(document: vscode.TextDocument): Promise<void> {
    const java = await this.server.request<JavaSource>(JAVA, query(document));
    if (!java) {
      void vscode.window.showInformationMessage("There is no Java to show while the file has errors or the server does not run.");
      return;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${java.name}`, query: document.uri.toString() });
    const shown = await vscode.workspace.openTextDocument(uri);
    const start = shown.positionAt(Math.max(0, shown.getText().search(CLASS)));
    const selection = new vscode.Range(start, start);
    await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, selection });
  }

  /** While there are errors, what is shown stays. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query));
    const java = await this.server.request<JavaSource>(JAVA, query(document));
    const shown = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    return java?.text ?? shown?.getText() ?? "";
  }

  dispose(): void {
    this.later.dispose();
    this.changed.dispose();
    this.registrations.dispose();
  }

  private outdate(source: vscode.Uri): void {
    const shown = vscode.workspace.textDocuments
      .map((each) => each.uri)
      .filter((uri) => uri.scheme === SCHEME && uri.query === source.toString());
    if (shown.length === 0) return;
    for (const uri of shown) this.outdated.set(uri.toString(), uri);
    this.later.soon();
  }

  private refresh(): void {
    for (const uri of this.outdated.values()) this.changed.fire(uri);
    this.outdated.clear();
  }
}
