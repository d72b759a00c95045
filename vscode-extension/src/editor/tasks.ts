// Commands of `nnet` as tasks: in the terminal, with a problem matcher, and in `tasks.json`.

import * as vscode from "vscode";
import { launch } from "../core/launch.js";
import { activeDocument, folderOf } from "./documents.js";
import { findInstallation } from "./installation.js";
import { machine } from "./machine.js";
import type { Trainings } from "./trainings.js";

const TYPE = "nnet";

export interface NnetTask extends vscode.TaskDefinition {
  readonly type: typeof TYPE;
  readonly command: string;
  readonly file: string;
  readonly arguments?: readonly string[];
}

/** What is offered for the file in front. */
const OFFERED = ["check", "train", "gradcheck", "test"];

export class NnetTasks implements vscode.TaskProvider {
  constructor(private readonly context: vscode.ExtensionContext, private readonly trainings: Trainings) {}

  static readonly type = TYPE;

  provideTasks(): vscode.Task[] {
    const document = activeDocument();
    if (document?.uri.scheme !== "file") return [];
    return OFFERED.flatMap((command) => this.task({ type: TYPE, command, file: document.uri.fsPath }) ?? []);
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    return this.task(task.definition as NnetTask, task.scope);
  }

  /** Runs it in the terminal; what is wrong with the installation, the server has told. */
  async run(definition: NnetTask): Promise<void> {
    const task = this.task(definition);
    if (task) await vscode.tasks.executeTask(task);
    else void vscode.commands.executeCommand("nnet.restartServer");
  }

  private task(definition: NnetTask, scope?: vscode.WorkspaceFolder | vscode.TaskScope): vscode.Task | undefined {
    const execution = this.execution(definition);
    if (!execution) return undefined;
    const where = scope ?? vscode.workspace.getWorkspaceFolder(vscode.Uri.file(definition.file)) ?? vscode.TaskScope.Workspace;
    const name = `${definition.command} ${vscode.workspace.asRelativePath(definition.file)}`;
    const task = new vscode.Task(definition, where, name, "nnet", execution, ["$nnet"]);
    task.presentationOptions = { clear: true, reveal: vscode.TaskRevealKind.Always };
    return task;
  }

  private execution(definition: NnetTask): vscode.ProcessExecution | vscode.CustomExecution | undefined {
    const found = findInstallation(this.context);
    if ("problem" in found) return undefined;
    if (definition.command === "train") {
      return new vscode.CustomExecution((resolved) =>
        Promise.resolve(this.trainings.terminal(found.installation, resolved as NnetTask)),
      );
    }
    const words = [definition.command, definition.file, ...(definition.arguments ?? [])];
    const { command, args, environment } = launch(found.installation, words, machine, { terminal: true });
    return new vscode.ProcessExecution(command, [...args], { cwd: folderOf(definition.file), env: { ...environment } });
  }
}
