// The graph of a network as SVG; `data-node` says which box is which.

import { layeredLayout, type Place } from "./layeredLayout.js";
import type { Graph, GraphNode, Position } from "./protocol.js";
import { element, escape, picture, words } from "./svg.js";

const BOX = { width: 176, height: 42 };
const STEP = { across: 200, down: 74 };
const MARGIN = 24;
const LETTERS = 26;

const FILLS: Readonly<Record<GraphNode["kind"], string>> = {
  input: "#e8f0fe",
  layer: "#fff4e0",
  operator: "#ffffff",
  output: "#e6f4ea",
};

export function graphPicture(graph: Graph): string {
  const layout = layeredLayout(graph.nodes.map((node) => node.id), graph.edges);
  const boxes = graph.nodes.map((node) => box(node, layout.places.get(node.id) ?? { row: 0, column: 0 }));
  return picture(
    2 * MARGIN + Math.max(1, layout.columns) * STEP.across - (STEP.across - BOX.width),
    2 * MARGIN + Math.max(1, layout.rows) * STEP.down - (STEP.down - BOX.height),
    element("rect", { class: "background", width: "100%", height: "100%", fill: "#ffffff" }),
    ...layout.routes.map(arrow),
    ...boxes,
  );
}

/** The boxes of what is written at this place: those with the smallest range around it. */
export function nodesAt(graph: Graph, position: Position): number[] {
  const around = graph.nodes.filter((node) => node.range && covers(node.range.start, node.range.end, position));
  const smallest = Math.min(...around.map(lines));
  return around.filter((node) => lines(node) === smallest).map((node) => node.id);
}

/** A number that orders ranges by size, lines before characters. */
function lines({ range }: GraphNode): number {
  if (!range) return Infinity;
  return (range.end.line - range.start.line) * 1e6 + range.end.character - range.start.character;
}

function covers(start: Position, end: Position, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

const centre = (place: Place): number => MARGIN + BOX.width / 2 + place.column * STEP.across;
const top = (place: Place): number => MARGIN + place.row * STEP.down;

function box(node: GraphNode, place: Place): string {
  const left = centre(place) - BOX.width / 2;
  const corner = node.kind === "input" || node.kind === "output" ? BOX.height / 2 : 5;
  const middle = { "text-anchor": "middle" };
  return element(
    "g",
    { class: `node ${node.kind}`, "data-node": node.id },
    element("title", {}, escape(`${node.label}\n${node.detail}`)),
    element("rect", { x: left, y: top(place), ...BOX, rx: corner, fill: FILLS[node.kind], stroke: "#556070" }),
    words(centre(place), top(place) + 18, shorten(node.label), { ...middle, class: "label" }),
    words(centre(place), top(place) + 34, shorten(node.detail), { ...middle, class: "detail", fill: "#666666", "font-size": 11 }),
  );
}

/** From the lower edge of a box, through the places between, to the upper edge of another. */
function arrow(route: readonly Place[]): string {
  const parts = route.map((place, i) => {
    const x = centre(place).toFixed(1);
    const y = top(place) + (i === 0 ? BOX.height : i === route.length - 1 ? 0 : BOX.height / 2);
    const before = route[i - 1];
    if (!before) return `M${x} ${y}`;
    const from = top(before) + (i === 1 ? BOX.height : BOX.height / 2);
    const half = (from + y) / 2;
    return `C${centre(before).toFixed(1)} ${half} ${x} ${half} ${x} ${y}`;
  });
  return element("path", { class: "edge", d: parts.join(""), fill: "none", stroke: "#8a94a6" });
}

function shorten(text: string): string {
  return text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text;
}
