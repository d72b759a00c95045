// The language server: its process, its state in the editor, and requests of our own.

import * as vscode from "vscode";
import { LanguageClient, type Executable, type LanguageClientOptions } from "vscode-languageclient/node";
import { existsSync } from "node:fs";
import { launch, type Installation } from "../core/launch.js";
import type { NetworkQuery } from "../core/protocol.js";
import { rehearse } from "../core/rehearsal.js";
import { findInstallation } from "./installation.js";
import { machine } from "./machine.js";
import { startsAnew } from "./settings.js";

const DOWNLOAD = "https://adoptium.net/temurin/releases/?version=25";

export class Server implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel("nnet", { log: true });
  private readonly status = vscode.languages.createLanguageStatusItem("nnet.server", { language: "nnet" });
  private readonly changed = vscode.workspace.onDidChangeConfiguration((event) => {
    if (startsAnew(event)) void this.restart();
    else if (event.affectsConfiguration("nnet")) void this.tellSettings();
  });
  private client: LanguageClient | undefined;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.status.name = "nnet";
    this.status.command = { command: "nnet.showLog", title: "Show log" };
  }

  /** Never throws: what keeps it from starting is shown. */
  async start(): Promise<void> {
    const found = findInstallation(this.context);
    if ("problem" in found) {
      this.fail(found.problem);
      return;
    }
    const { installation } = found;
    this.status.busy = true;
    this.status.text = "nnet is starting";
    try {
      await this.connect(installation);
      this.status.severity = vscode.LanguageStatusSeverity.Information;
      this.status.text = "nnet";
      this.status.detail = installation.kind === "bundled" ? `JDK ${installation.jdk.version}` : installation.path;
      this.prepareCache(installation);
    } catch (problem) {
      this.fail(`The language server of nnet did not start: ${String(problem)}`);
    } finally {
      this.status.busy = false;
    }
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** What the server answers; nothing while it does not run or has no such request. */
  async request<Result>(method: string, query: NetworkQuery): Promise<Result | undefined> {
    if (!this.client?.isRunning()) return undefined;
    try {
      const result: Result | null = await this.client.sendRequest(method, query);
      return result ?? undefined;
    } catch (problem) {
      this.log.warn(`${method}: ${String(problem)}`);
      return undefined;
    }
  }

  dispose(): Thenable<void> {
    this.changed.dispose();
    this.status.dispose();
    return this.stop().then(() => { this.log.dispose(); });
  }

  private async connect(installation: Installation): Promise<void> {
    const start = launch(installation, ["lsp"], machine);
    this.log.info([start.command, ...start.args].join(" "));
    const executable: Executable = {
      command: start.command,
      args: [...start.args],
      options: { env: { ...process.env, ...start.environment } },
    };
    const options: LanguageClientOptions = {
      documentSelector: [{ language: "nnet" }],
      outputChannel: this.log,
      synchronize: {
        fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{nnet,csv}"),
      },
    };
    this.client = new LanguageClient("nnet", "nnet", executable, options);
    await this.client.start();
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }

  /** It then asks for those that it knows. */
  private async tellSettings(): Promise<void> {
    if (this.client?.isRunning()) await this.client.sendNotification("workspace/didChangeConfiguration", { settings: null });
  }

  /** In the background, once for a build of Java and a version of the extension. */
  private prepareCache(installation: Installation): void {
    if (installation.kind !== "bundled" || existsSync(installation.cache)) return;
    rehearse(installation, machine).then(
      (made) => { this.log.info(made ? "the next start is faster" : "no cache of classes could be made"); },
      (problem: unknown) => { this.log.warn(String(problem)); },
    );
  }

  private fail(problem: string): void {
    this.log.error(problem);
    this.status.severity = vscode.LanguageStatusSeverity.Error;
    this.status.text = "nnet does not run";
    this.status.detail = problem;
    void vscode.window.showErrorMessage(problem, "Choose a JDK", "Get a JDK 25", "Show log").then((answer) => {
      if (answer === "Choose a JDK") void vscode.commands.executeCommand("nnet.chooseJdk");
      if (answer === "Get a JDK 25") void vscode.env.openExternal(vscode.Uri.parse(DOWNLOAD));
      if (answer === "Show log") this.log.show();
    });
  }
}
