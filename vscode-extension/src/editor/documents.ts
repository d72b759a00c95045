// Which document a command is about.

import { dirname } from "node:path";
import * as vscode from "vscode";
import type { NetworkQuery } from "../core/protocol.js";

export function isNnet(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document?.languageId === "nnet";
}

export function activeDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (isNnet(document)) return document;
  return vscode.window.visibleTextEditors.map((editor) => editor.document).find(isNnet);
}

/** The document of a code lens, a menu, or the one in front. */
export async function documentOf(argument: unknown): Promise<vscode.TextDocument | undefined> {
  if (typeof argument === "string") return vscode.workspace.openTextDocument(vscode.Uri.parse(argument));
  if (argument instanceof vscode.Uri) return vscode.workspace.openTextDocument(argument);
  const document = activeDocument();
  if (!document) void vscode.window.showInformationMessage("Open an .nnet file first.");
  return document;
}

/** The same as a file that holds what is seen; nothing if the user does not want to save it. */
export async function savedFile(argument: unknown): Promise<vscode.Uri | undefined> {
  const document = await documentOf(argument);
  if (!document) return undefined;
  if (document.isUntitled) {
    await vscode.window.showTextDocument(document);
    return vscode.workspace.save(document.uri);
  }
  return !document.isDirty || (await document.save()) ? document.uri : undefined;
}

export function query(document: vscode.TextDocument, network?: string): NetworkQuery {
  const textDocument = { uri: document.uri.toString() };
  return network === undefined ? { textDocument } : { textDocument, network };
}

/** Where files such as `runs/` are written: the workspace, or beside a file that belongs to none. */
export function folderOf(file: string): string {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file))?.uri.fsPath ?? dirname(file);
}
