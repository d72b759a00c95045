// A picture beside the text, in a webview. It runs no script but ours and loads nothing from elsewhere.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** What the webview shows; `src/webview/picture.ts` has the same. */
export interface View {
  readonly svg: string;
  /** Of the box with choices; none hides it. */
  readonly choices: readonly string[];
  readonly choice: string;
  readonly note: string;
  /** The values of `data-node` that stand out. */
  readonly marked: readonly number[];
}

/** What a user does there. */
export type Action =
  | { readonly kind: "ready" }
  | { readonly kind: "export" }
  | { readonly kind: "choose"; readonly choice: string }
  | { readonly kind: "click"; readonly node: number };

export class PicturePanel {
  private panel: vscode.WebviewPanel | undefined;
  private view: View = { svg: "", choices: [], choice: "", note: "", marked: [] };

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly type: string,
    private readonly title: string,
    private readonly acted: (action: Action) => void,
  ) {}

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  open(): void {
    if (this.panel) {
      this.panel.reveal(undefined, true);
      return;
    }
    const media = vscode.Uri.joinPath(this.context.extensionUri, "out");
    const panel = vscode.window.createWebviewPanel(
      this.type,
      this.title,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media] },
    );
    this.panel = panel;
    panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, "icons", "nnet-file.svg");
    panel.onDidDispose(() => (this.panel = undefined));
    panel.webview.onDidReceiveMessage((action: Action) => { this.receive(action); });
    panel.webview.html = page(panel.webview, vscode.Uri.joinPath(media, "picture.js"));
  }

  show(view: Partial<View>, title?: string): void {
    this.view = { ...this.view, ...view };
    if (this.panel && title !== undefined) this.panel.title = title;
    this.post();
  }

  /** Asks for a file and writes the picture into it. */
  async export(name: string): Promise<void> {
    if (this.view.svg === "") return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const file = await vscode.window.showSaveDialog({
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
      filters: { SVG: ["svg"] },
    });
    if (file) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${this.view.svg}\n`));
  }

  private receive(action: Action): void {
    if (action.kind === "ready") this.post();
    else this.acted(action);
  }

  private post(): void {
    void this.panel?.webview.postMessage(this.view);
  }
}

function page(webview: vscode.Webview, script: vscode.Uri): string {
  const nonce = randomBytes(16).toString("hex");
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><select id="choice" hidden></select><span id="note"></span><button id="export">Export SVG</button></header>
<main id="picture"></main>
<script nonce="${nonce}" src="${webview.asWebviewUri(script).toString()}"></script>
</body>
</html>`;
}

/** The picture takes the colours of the theme; exported it has its own. */
const STYLE = `
body { margin: 0; padding: 0; color: var(--vscode-foreground); background: var(--vscode-editor-background); }
header { position: sticky; top: 0; display: flex; gap: 8px; align-items: center; padding: 6px 12px;
  background: var(--vscode-editor-background); }
#note { flex: 1; color: var(--vscode-descriptionForeground); white-space: pre-line; }
button, select { font: inherit; border: 1px solid var(--vscode-widget-border, transparent); padding: 2px 8px; }
button { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
select { color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); }
svg { display: block; margin: 0 auto; max-width: 100%; height: auto; font-family: var(--vscode-font-family); }
svg:has(.node) { max-width: none; }
svg text { fill: var(--vscode-foreground); }
svg text.detail { fill: var(--vscode-descriptionForeground); }
svg .background { fill: none; }
svg .grid { stroke: var(--vscode-widget-border, #8884); }
.node { cursor: pointer; }
.node rect { fill: var(--vscode-editorWidget-background); stroke: var(--vscode-descriptionForeground); }
.node.input rect { stroke: var(--vscode-charts-blue); }
.node.layer rect { stroke: var(--vscode-charts-orange); }
.node.output rect { stroke: var(--vscode-charts-green); }
.node.marked rect { stroke-width: 3; fill: var(--vscode-editor-selectionBackground); }
`;
