// The curve of the training that runs, or of the last one.

import type * as vscode from "vscode";
import { curvePicture } from "../core/curvePicture.js";
import { begin, measures, type TrainingHistory } from "../core/trainingHistory.js";
import { PicturePanel } from "./picturePanel.js";

export class CurvePanel {
  private readonly panel: PicturePanel;
  private history: TrainingHistory = { ...begin("no training yet"), state: "stopped" };
  private measure = "loss";

  constructor(context: vscode.ExtensionContext) {
    this.panel = new PicturePanel(context, "nnet.curve", "Training", (action) => {
      if (action.kind === "export") void this.panel.export(`${this.history.title}-${this.measure}.svg`);
      if (action.kind === "choose") {
        this.measure = action.choice;
        this.draw();
      }
    });
  }

  open(): void {
    this.panel.open();
    this.draw();
  }

  show(history: TrainingHistory): void {
    this.history = history;
    this.draw();
  }

  private draw(): void {
    const choices = measures(this.history);
    const choice = choices.includes(this.measure) ? this.measure : (choices[0] ?? this.measure);
    const note = [progress(this.history), ...this.history.warnings].join("\n");
    this.panel.show({ svg: curvePicture(this.history, choice), choices, choice, note }, `Training ${this.history.title}`);
  }
}

function progress({ points, epochs, state }: TrainingHistory): string {
  const last = points.at(-1)?.epoch ?? 0;
  return epochs === 0 ? state : `epoch ${last} of ${epochs}, ${state}`;
}
