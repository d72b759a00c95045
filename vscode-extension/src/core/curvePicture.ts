// The curve of a training: one measure over the epochs, a line for each part of the data.

import { axis, linear, type Axis } from "./axis.js";
import { element, escape, picture, words } from "./svg.js";
import { line, parts, type TrainingHistory } from "./trainingHistory.js";
import { number } from "./trainingEvents.js";

const WIDTH = 640;
const HEIGHT = 360;
const FRAME = { left: 64, right: 16, top: 36, bottom: 36 };
const COLOURS = ["#3b82f6", "#f59e0b", "#14b8a6", "#a855f7"];

interface Series {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly { readonly epoch: number; readonly value: number }[];
}

export function curvePicture(history: TrainingHistory, measure: string): string {
  const series = parts(history, measure).map((part, i) => ({
    name: part === "" ? measure : part,
    colour: COLOURS[i % COLOURS.length] ?? "",
    points: line(history, part, measure),
  }));
  const points = series.flatMap((each) => each.points);
  const title = words(FRAME.left, 20, [measure, history.run].filter((word) => word !== "").join(" · "), { class: "title" });
  if (points.length === 0) return picture(WIDTH, HEIGHT, background(), title);

  const up = axis(points.map((point) => point.value));
  const across = linear(1, Math.max(history.epochs, ...points.map((point) => point.epoch), 2), 8);
  return picture(
    WIDTH,
    HEIGHT,
    background(),
    title,
    ...rows(up),
    ...columns(across),
    ...series.flatMap((each, i) => [curve(each, across, up), legend(each, series.length - i)]),
  );
}

function background(): string {
  return element("rect", { class: "background", width: "100%", height: "100%", fill: "#ffffff" });
}

const x = (share: number): number => FRAME.left + share * (WIDTH - FRAME.left - FRAME.right);
const y = (share: number): number => HEIGHT - FRAME.bottom - share * (HEIGHT - FRAME.top - FRAME.bottom);

function rows(up: Axis): string[] {
  return up.ticks.flatMap(({ value, label }) => {
    const height = y(up.at(value));
    return [
      element("line", { class: "grid", x1: x(0), x2: x(1), y1: height, y2: height, stroke: "#dddddd" }),
      words(x(0) - 6, height + 4, label, { "text-anchor": "end", fill: "#555555" }),
    ];
  });
}

function columns(across: Axis): string[] {
  return across.ticks
    .filter(({ value }) => Number.isInteger(value) && value >= 1)
    .map(({ value, label }) => words(x(across.at(value)), HEIGHT - FRAME.bottom + 18, label, { "text-anchor": "middle", fill: "#555555" }));
}

function curve({ name, colour, points }: Series, across: Axis, up: Axis): string {
  const places = points.map(({ epoch, value }) => [x(across.at(epoch)), y(up.at(value))] as const);
  const path = places.map(([left, top], i) => `${i === 0 ? "M" : "L"}${left.toFixed(1)} ${top.toFixed(1)}`).join("");
  const last = points.at(-1);
  return element(
    "g",
    { class: "curve", "data-points": points.length },
    element("path", { d: path, fill: "none", stroke: colour, "stroke-width": 2, "stroke-linejoin": "round" }),
    ...places.slice(-1).map(([left, top]) => element("circle", { cx: left, cy: top, r: 3, fill: colour })),
    element("title", {}, escape(last ? `${name} ${number(last.value)} after epoch ${last.epoch}` : name)),
  );
}

/** Counted from the right. */
function legend({ name, colour, points }: Series, place: number): string {
  const left = WIDTH - FRAME.right - 150 * place;
  const last = points.at(-1);
  return [
    element("line", { x1: left, x2: left + 18, y1: 16, y2: 16, stroke: colour, "stroke-width": 3 }),
    words(left + 24, 20, last ? `${name} ${number(last.value)}` : name),
  ].join("");
}
