// Puts the parts of the extension together.

import * as vscode from "vscode";
import { registerCommands } from "./editor/commands.js";
import { GraphPanel } from "./editor/graphPanel.js";
import { JavaView } from "./editor/javaView.js";
import { Server } from "./editor/server.js";
import { StatusBar } from "./editor/statusBar.js";
import { NnetTasks } from "./editor/tasks.js";
import { Trainings } from "./editor/trainings.js";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Server(context);
  const trainings = new Trainings(context);
  const tasks = new NnetTasks(context, trainings);
  const graph = new GraphPanel(context, server);
  const java = new JavaView(server);
  const status = new StatusBar(server);
  context.subscriptions.push(
    server,
    graph,
    java,
    status,
    vscode.tasks.registerTaskProvider(NnetTasks.type, tasks),
    registerCommands({ context, server, tasks, trainings, graph, java }),
  );
  await server.start();
  await status.update();
}
