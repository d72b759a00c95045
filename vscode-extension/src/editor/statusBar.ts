// What the file in front comes to: its errors, or its parameters and the memory that training takes.

import * as vscode from "vscode";
import { SUMMARY, type Summary } from "../core/protocol.js";
import { explained, totals } from "../core/totals.js";
import { isNnet, query } from "./documents.js";
import { Later } from "./later.js";
import type { Server } from "./server.js";

const QUIET = 400;

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("nnet.totals", vscode.StatusBarAlignment.Right, 100);
  private readonly later = new Later(QUIET, () => void this.update());
  private readonly listeners: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.item.name = "nnet";
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => { this.later.soon(); }),
      vscode.workspace.onDidChangeTextDocument(() => { this.later.soon(); }),
      vscode.languages.onDidChangeDiagnostics(() => { this.later.soon(); }),
    );
  }

  async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!isNnet(document)) {
      this.item.hide();
      return;
    }
    const errors = vscode.languages
      .getDiagnostics(document.uri)
      .filter((each) => each.severity === vscode.DiagnosticSeverity.Error).length;
    if (errors > 0) this.showErrors(errors);
    else await this.showTotals(document);
  }

  dispose(): void {
    this.item.dispose();
    this.later.dispose();
    this.listeners.dispose();
  }

  private showErrors(errors: number): void {
    this.item.text = `$(error) ${errors} error${errors === 1 ? "" : "s"}`;
    this.item.tooltip = "Show the problems";
    this.item.command = "workbench.actions.view.problems";
    this.item.show();
  }

  private async showTotals(document: vscode.TextDocument): Promise<void> {
    const summary = await this.server.request<Summary>(SUMMARY, query(document));
    if (vscode.window.activeTextEditor?.document !== document) return;
    if (!summary) {
      this.item.hide();
      return;
    }
    this.item.text = `$(type-hierarchy) ${totals(summary)}`;
    this.item.tooltip = new vscode.MarkdownString(explained(summary));
    this.item.command = "nnet.graph";
    this.item.show();
  }
}
