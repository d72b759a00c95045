// Trainings that run: each in a terminal, with its curve beside the file.

import { basename } from "node:path";
import * as vscode from "vscode";
import { launch, type Installation } from "../core/launch.js";
import { add, begin, end } from "../core/trainingHistory.js";
import { CurvePanel } from "./curvePanel.js";
import { folderOf } from "./documents.js";
import { machine } from "./machine.js";
import { settings } from "./settings.js";
import type { NnetTask } from "./tasks.js";
import { TrainingTerminal } from "./trainingTerminal.js";

export class Trainings {
  private readonly curve: CurvePanel;

  constructor(context: vscode.ExtensionContext) {
    this.curve = new CurvePanel(context);
  }

  terminal(installation: Installation, task: NnetTask): vscode.Pseudoterminal {
    const words = ["train", task.file, ...(task.arguments ?? []), "--format", "json"];
    let history = begin(basename(task.file));
    if (settings.showCurve()) this.curve.open();
    return new TrainingTerminal(launch(installation, words, machine), folderOf(task.file), {
      told: (event) => {
        history = add(history, event);
        this.curve.show(history);
      },
      ended: (exitCode) => {
        history = end(history, exitCode);
        this.curve.show(history);
      },
    });
  }

  showCurve(): void {
    this.curve.open();
  }
}
