// All commands, by the names that `package.json`, code lenses and the walkthrough use.

import { basename } from "node:path";
import * as vscode from "vscode";
import { documentOf, savedFile } from "./documents.js";
import type { GraphPanel } from "./graphPanel.js";
import type { JavaView } from "./javaView.js";
import { chooseJdk } from "./jdkChoice.js";
import type { Server } from "./server.js";
import type { NnetTasks } from "./tasks.js";
import type { Trainings } from "./trainings.js";

export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly server: Server;
  readonly tasks: NnetTasks;
  readonly trainings: Trainings;
  readonly graph: GraphPanel;
  readonly java: JavaView;
}

type Action = (argument?: unknown, name?: unknown) => unknown;

export function registerCommands(parts: Parts): vscode.Disposable {
  const commands = Object.entries(actions(parts)).map(([name, action]) => vscode.commands.registerCommand(name, action));
  return vscode.Disposable.from(...commands);
}

function actions({ context, server, tasks, trainings, graph, java }: Parts): Readonly<Record<string, Action>> {
  const task = (command: string): Action => async (argument, network) => {
    const file = await savedFile(argument);
    if (!file) return;
    const selected = typeof network === "string" ? ["--network", network] : [];
    await tasks.run({ type: "nnet", command, file: file.fsPath, arguments: selected });
  };
  return {
    "nnet.train": task("train"),
    "nnet.check": (argument) => task("check")(argument),
    "nnet.gradcheck": task("gradcheck"),
    "nnet.test": (argument) => task("test")(argument),
    "nnet.compile": async (argument) => compile(tasks, await savedFile(argument)),
    "nnet.graph": async (argument, network) => {
      const document = await documentOf(argument);
      if (document) await graph.open(document, typeof network === "string" ? network : undefined);
    },
    "nnet.exportGraph": () => graph.export(),
    "nnet.showCurve": () => { trainings.showCurve(); },
    "nnet.showJava": async (argument) => {
      const document = await documentOf(argument);
      if (document) await java.open(document);
    },
    "nnet.chooseJdk": chooseJdk,
    "nnet.restartServer": () => server.restart(),
    "nnet.showLog": () => { server.log.show(); },
    "nnet.newNetwork": () => newNetwork(context),
    "nnet.openWalkthrough": () =>
      vscode.commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#first`, false),
  };
}

async function compile(tasks: NnetTasks, file: vscode.Uri | undefined): Promise<void> {
  if (!file) return;
  const name = `${basename(file.path, ".nnet")}.jar`;
  const jar = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(file, "..", name), filters: { Jar: ["jar"] } });
  if (jar) await tasks.run({ type: "nnet", command: "compile", file: file.fsPath, arguments: ["-o", jar.fsPath] });
}

async function newNetwork(context: vscode.ExtensionContext): Promise<void> {
  const sample = vscode.Uri.joinPath(context.extensionUri, "walkthrough", "first.nnet");
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "nnet", content }));
}
