// The graph as a picture, and which box belongs to the cursor.

import assert from "node:assert/strict";
import { test } from "node:test";
import { graphPicture, nodesAt } from "../out/core/graphPicture.js";
import { layeredLayout } from "../out/core/layeredLayout.js";
import { explained, totals } from "../out/core/totals.js";

const range = (line, from, to) => ({ start: { line, character: from }, end: { line, character: to } });

/** x goes through two layers, and around them. */
const graph = {
  network: "Residual",
  nodes: [
    { id: 0, label: "x", detail: "f32[8]", kind: "input", range: range(1, 10, 11) },
    { id: 1, label: "dense(8)", detail: "f32[8]", kind: "layer", range: range(3, 13, 21) },
    { id: 2, label: "relu", detail: "f32[8]", kind: "operator", range: range(3, 25, 29) },
    { id: 3, label: "a < b", detail: "f32[8]", kind: "output", range: range(3, 0, 40) },
  ],
  edges: [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 }, { from: 0, to: 3 }],
};

test("a box is below all that it comes from", () => {
  const { places } = layeredLayout(graph.nodes.map((node) => node.id), graph.edges);
  for (const { from, to } of graph.edges) assert.ok(places.get(from).row < places.get(to).row);
});

test("an edge around others has a place in each row that it passes", () => {
  const { routes } = layeredLayout([0, 1, 2, 3], graph.edges);
  assert.deepEqual(routes[3].map((place) => place.row), [0, 1, 2, 3]);
});

test("no two boxes of any random graph overlap, and no edge goes through a box of its rows", () => {
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 100; round++) {
    const ids = Array.from({ length: 2 + random(20) }, (_, i) => i);
    const edges = ids.slice(1).flatMap((to) => Array.from({ length: 1 + random(3) }, () => ({ from: random(to), to })));
    const { places, routes, rows, columns } = layeredLayout(ids, edges);
    const taken = [...places.values(), ...routes.flatMap((route) => route.slice(1, -1))];
    for (const a of taken) {
      assert.ok(a.row >= 0 && a.row < rows && a.column > -1e-9 && a.column < columns);
      const near = taken.filter((b) => a.row === b.row && Math.abs(a.column - b.column) < 1 - 1e-9);
      assert.deepEqual(near, [a]);
    }
  }
});

test("an edge that goes in circles or to nowhere does no harm", () => {
  const edges = [{ from: 0, to: 1 }, { from: 1, to: 0 }, { from: 1, to: 7 }];
  assert.equal(layeredLayout([0, 1], edges).places.size, 2);
  assert.deepEqual(layeredLayout([], []).rows, 0);
});

test("the picture has every box, by its number, and escapes its words", () => {
  const svg = graphPicture(graph);
  assert.deepEqual([...svg.matchAll(/data-node="(\d+)"/g)].map(([, id]) => Number(id)), [0, 1, 2, 3]);
  assert.ok(svg.includes("a &lt; b") && !svg.includes("a < b"));
  assert.equal([...svg.matchAll(/class="edge"/g)].length, graph.edges.length);
  assert.ok(!/NaN|undefined|Infinity/.test(svg));
});

test("the cursor is at the smallest part around it", () => {
  assert.deepEqual(nodesAt(graph, { line: 3, character: 15 }), [1]);
  assert.deepEqual(nodesAt(graph, { line: 3, character: 29 }), [2]);
  assert.deepEqual(nodesAt(graph, { line: 3, character: 35 }), [3]);
  assert.deepEqual(nodesAt(graph, { line: 9, character: 0 }), []);
});

test("totals are short in the status bar and explained in its tooltip", () => {
  const summary = { network: "Spiral", parameters: 4547, work: "9.0 kFLOPs", memory: { batch: 64, total: 3_355_443 } };
  assert.equal(totals(summary), "4,547 parameters · 3.2 MB");
  assert.equal(totals({ network: "One", parameters: 1, work: "2 FLOPs" }), "1 parameter · 2 FLOPs");
  assert.equal(
    explained(summary),
    "**Spiral**: 4,547 parameters, 17.8 KB of weights, 9.0 kFLOPs an example\n\nTraining with batches of 64 takes 3.2 MB.",
  );
});
