// A training as far as it has come: what events add up to.

import type { TrainingEvent, Values } from "./trainingEvents.js";

export interface Point {
  readonly epoch: number;
  readonly values: Values;
}

export interface TrainingHistory {
  /** Such as `Spiral`, with the run's variables where it is one of a table. */
  readonly title: string;
  readonly run: string;
  /** How many there will be. */
  readonly epochs: number;
  readonly points: readonly Point[];
  readonly warnings: readonly string[];
  readonly state: "running" | "done" | "stopped" | "failed";
}

export function begin(title: string): TrainingHistory {
  return { title, run: "", epochs: 0, points: [], warnings: [], state: "running" };
}

export function add(history: TrainingHistory, event: TrainingEvent): TrainingHistory {
  switch (event.kind) {
    case "started":
      return { ...history, epochs: event.epochs };
    case "epoch":
      return { ...history, points: [...history.points, { epoch: event.epoch, values: event.values }] };
    case "run": {
      const values = Object.entries(event.values).map((pair) => pair.join("="));
      return { ...history, run: `run ${event.number} of ${event.of}: ${values.join(", ")}`, points: [], warnings: [] };
    }
    case "warning":
      return { ...history, warnings: [...history.warnings, `epoch ${event.epoch}: ${event.text}`] };
    case "interrupted":
      return { ...history, state: "stopped" };
    case "result":
    case "table":
    case "other":
      return history;
  }
}

/** What it is when the process has ended. */
export function end(history: TrainingHistory, exitCode: number | undefined): TrainingHistory {
  if (history.state === "stopped") return history;
  return { ...history, state: exitCode === 0 ? "done" : exitCode === undefined ? "stopped" : "failed" };
}

/** The measures there are, without the part of the data that they are of: `loss`, `accuracy`. */
export function measures(history: TrainingHistory): string[] {
  return [...new Set(names(history).map((name) => split(name).measure))];
}

/** The parts of the data for which there is the measure, as `train` and `validation`. */
export function parts(history: TrainingHistory, measure: string): string[] {
  return names(history).map(split).filter((each) => each.measure === measure).map((each) => each.part);
}

/** The values of one line of the picture. */
export function line(history: TrainingHistory, part: string, measure: string): { epoch: number; value: number }[] {
  const name = part === "" ? measure : `${part}.${measure}`;
  return history.points.flatMap(({ epoch, values }) => {
    const value = values[name];
    return value === undefined || !Number.isFinite(value) ? [] : [{ epoch, value }];
  });
}

function names(history: TrainingHistory): string[] {
  return [...new Set(history.points.flatMap((point) => Object.keys(point.values)))];
}

function split(name: string): { part: string; measure: string } {
  const dot = name.indexOf(".");
  return dot < 0 ? { part: "", measure: name } : { part: name.slice(0, dot), measure: name.slice(dot + 1) };
}
