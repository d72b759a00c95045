// Where the boxes of a directed graph go: rows by the longest way from a source, as Sugiyama, Tagawa and
// Toda proposed ("Methods for visual understanding of hierarchical system structures", 1981). An edge over
// several rows passes through places of its own, so that it does not run behind boxes.

import type { GraphEdge } from "./protocol.js";

export interface Place {
  readonly row: number;
  /** In widths of a box, from 0. */
  readonly column: number;
}

export interface Layout {
  readonly places: ReadonlyMap<number, Place>;
  /** For each edge the places that it goes through, ends included. */
  readonly routes: readonly (readonly Place[])[];
  readonly rows: number;
  readonly columns: number;
}

interface Vertex {
  readonly row: number;
  column: number;
  readonly above: Vertex[];
  readonly below: Vertex[];
}

const SWEEPS = 8;

export function layeredLayout(ids: readonly number[], edges: readonly GraphEdge[]): Layout {
  const rowOf = longestWays(ids, edges);
  const vertices = new Map(ids.map((id) => [id, vertex(rowOf.get(id) ?? 0)]));
  const rows: Vertex[][] = Array.from({ length: Math.max(0, ...rowOf.values()) + 1 }, () => []);
  for (const each of vertices.values()) rows[each.row]?.push(each);
  const routes = edges.map(({ from, to }) => route(vertices.get(from), vertices.get(to), rows));

  rows.forEach((row) => { row.forEach((each, i) => (each.column = i - (row.length - 1) / 2)); });
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) arrange(row, down);
  }
  const all = rows.flat();
  const left = Math.min(0, ...all.map((each) => each.column));
  const place = ({ row, column }: Vertex): Place => ({ row, column: column - left });
  return {
    places: new Map([...vertices].map(([id, each]) => [id, place(each)])),
    routes: routes.map((each) => each.map(place)),
    rows: ids.length === 0 ? 0 : rows.length,
    columns: Math.max(0, ...all.map((each) => each.column - left + 1)),
  };
}

function vertex(row: number): Vertex {
  return { row, column: 0, above: [], below: [] };
}

/** Each node's row: one more than the last row of those that it comes from. */
function longestWays(ids: readonly number[], edges: readonly GraphEdge[]): Map<number, number> {
  const rows = new Map(ids.map((id) => [id, 0]));
  const open = new Map(ids.map((id) => [id, edges.filter((edge) => edge.to === id).length]));
  const ready = ids.filter((id) => open.get(id) === 0);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const next = (rows.get(id) ?? 0) + 1;
    for (const { to } of edges.filter((edge) => edge.from === id)) {
      rows.set(to, Math.max(rows.get(to) ?? 0, next));
      const left = (open.get(to) ?? 0) - 1;
      open.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return rows;
}

/** Links two boxes row by row. */
function route(from: Vertex | undefined, to: Vertex | undefined, rows: Vertex[][]): Vertex[] {
  if (!from || !to || to.row <= from.row) return [];
  const way = [from];
  for (let row = from.row + 1; row < to.row; row++) {
    const between = vertex(row);
    rows[row]?.push(between);
    way.push(between);
  }
  way.push(to);
  way.slice(1).forEach((lower, i) => {
    const upper = way[i];
    if (!upper) return;
    upper.below.push(lower);
    lower.above.push(upper);
  });
  return way;
}

/** Moves the vertices of a row to the middle of their neighbours, at least a box apart. */
function arrange(row: Vertex[], down: boolean): void {
  const wish = new Map(row.map((each) => [each, middle(down ? each.above : each.below, each.column)]));
  row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
  let next = -Infinity;
  for (const each of row) {
    each.column = Math.max(next, wish.get(each) ?? 0);
    next = each.column + 1;
  }
  const shift = mean(row.map((each) => (wish.get(each) ?? 0) - each.column));
  for (const each of row) each.column += shift;
}

function middle(neighbours: readonly Vertex[], otherwise: number): number {
  return neighbours.length === 0 ? otherwise : mean(neighbours.map((each) => each.column));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
