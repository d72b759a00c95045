// What `nnet train FILE --format json` tells, a line at a time.

export type Values = Readonly<Record<string, number>>;

export type TrainingEvent =
  | { readonly kind: "started"; readonly epochs: number }
  | { readonly kind: "epoch"; readonly epoch: number; readonly stage: string; readonly values: Values }
  | { readonly kind: "run"; readonly number: number; readonly of: number; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "warning"; readonly text: string; readonly help: string; readonly epoch: number }
  | { readonly kind: "result"; readonly parts: Readonly<Record<string, Values>>; readonly out: string }
  | { readonly kind: "table"; readonly out: string }
  | { readonly kind: "interrupted" }
  | { readonly kind: "other"; readonly text: string };

/** Of a number of four digits, so that lines are columns. */
const WIDTH = 8;

type Members = Readonly<Record<string, unknown>>;

export function parseEvent(line: string): TrainingEvent {
  const json = members(line);
  if (json === undefined) return { kind: "other", text: line };
  const { epoch, stage, ...values } = json;
  if (typeof epoch === "number") {
    return { kind: "epoch", epoch, stage: text(stage), values: numbers(values) };
  }
  if (typeof json["epochs"] === "number") return { kind: "started", epochs: json["epochs"] };
  if (isMembers(json["run"])) {
    const variables = Object.fromEntries(Object.entries(json["run"]).map(([name, value]) => [name, text(value)]));
    return { kind: "run", number: Number(json["number"]), of: Number(json["of"]), values: variables };
  }
  if (isMembers(json["warning"])) {
    const { text: what, help, epoch: when } = json["warning"];
    return { kind: "warning", text: text(what), help: text(help), epoch: Number(when) };
  }
  if (isMembers(json["result"])) {
    const parts = Object.entries(json["result"]).map(([part, measured]) => [part, isMembers(measured) ? numbers(measured) : {}] as const);
    return { kind: "result", parts: Object.fromEntries(parts), out: text(json["out"]) };
  }
  if ("table" in json) return { kind: "table", out: text(json["out"]) };
  if (json["interrupted"] === true) return { kind: "interrupted" };
  return { kind: "other", text: line };
}

/** The same for a person who looks at a terminal. */
export function describe(event: TrainingEvent): string[] {
  switch (event.kind) {
    case "started":
      return [`${event.epochs} epochs`];
    case "epoch":
      return [[`epoch ${event.epoch}`, event.stage, pairs(event.values)].filter((word) => word !== "").join("  ")];
    case "run":
      return ["", `run ${event.number} of ${event.of}: ${Object.entries(event.values).map((pair) => pair.join("=")).join(", ")}`];
    case "warning":
      return [`warning: ${event.text} (epoch ${event.epoch})`, `  help: ${event.help}`];
    case "result":
      return ["", ...Object.entries(event.parts).map(([part, values]) => `${part}: ${pairs(values)}`), `written to ${event.out}`];
    case "table":
      return ["", `written to ${event.out}: runs.csv, runs.json, and a folder for each run`];
    case "interrupted":
      return ["interrupted; `nnet train --resume` goes on"];
    case "other":
      return [event.text];
  }
}

export function number(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e5 ? String(Number(value.toPrecision(4))) : value.toExponential(2);
}

function pairs(values: Values): string {
  return Object.entries(values).map(([name, value]) => `${name} ${number(value).padEnd(WIDTH)}`).join("  ").trimEnd();
}

function members(line: string): Members | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const json: unknown = JSON.parse(line);
    return isMembers(json) ? json : undefined;
  } catch {
    return undefined; // a line of the network's own that looks like JSON
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numbers(values: Members): Values {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

function text(value: unknown): string {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : "";
}
