// What a training tells, and the picture of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axis } from "../out/core/axis.js";
import { curvePicture } from "../out/core/curvePicture.js";
import { describe, parseEvent } from "../out/core/trainingEvents.js";
import { add, begin, end, line, measures, parts } from "../out/core/trainingHistory.js";

const told = [
  '{"epochs":3}',
  '{"epoch":1,"train.loss":2.0,"validation.loss":1.5,"train.accuracy":0.5,"validation.accuracy":0.6}',
  '{"warning":{"kind":"vanishing_gradient","layer":"hidden","epoch":1,"text":"hidden learns nothing","help":"use relu"}}',
  '{"epoch":2,"train.loss":1.0,"validation.loss":null,"train.accuracy":0.7,"validation.accuracy":0.8}',
];

const history = (lines) => lines.map(parseEvent).reduce(add, begin("spiral.nnet"));

test("every kind of line is understood", () => {
  assert.deepEqual(parseEvent('{"epochs":40}'), { kind: "started", epochs: 40 });
  assert.deepEqual(parseEvent('{"epoch":3,"stage":"head","train.loss":0.5}'), {
    kind: "epoch", epoch: 3, stage: "head", values: { "train.loss": 0.5 },
  });
  assert.deepEqual(parseEvent('{"run":{"width":"8","seed":1},"number":2,"of":6}'), {
    kind: "run", number: 2, of: 6, values: { width: "8", seed: "1" },
  });
  assert.deepEqual(parseEvent('{"result":{"test":{"loss":0.25}},"out":"runs/Spiral"}'), {
    kind: "result", parts: { test: { loss: 0.25 } }, out: "runs/Spiral",
  });
  assert.deepEqual(parseEvent('{"table":[],"out":"runs/Spiral"}'), { kind: "table", out: "runs/Spiral" });
  assert.deepEqual(parseEvent('{"interrupted":true}'), { kind: "interrupted" });
});

test("what is no line of ours is shown as it is", () => {
  for (const text of ["", "error: no such file", "{not json", '{"left_out":{"count":1}}']) {
    assert.deepEqual(describe(parseEvent(text)), [text]);
  }
});

test("people read it with rounded numbers", () => {
  assert.deepEqual(describe(parseEvent(told[1].replace("2.0", "0.123456"))), [
    "epoch 1  train.loss 0.1235    validation.loss 1.5       train.accuracy 0.5       validation.accuracy 0.6",
  ]);
  assert.deepEqual(describe(parseEvent(told[2])), ["warning: hidden learns nothing (epoch 1)", "  help: use relu"]);
});

test("events add up to lines for each measure and part; numbers that are none are left out", () => {
  const all = history(told);
  assert.deepEqual(measures(all), ["loss", "accuracy"]);
  assert.deepEqual(parts(all, "loss"), ["train", "validation"]);
  assert.deepEqual(line(all, "train", "loss"), [{ epoch: 1, value: 2 }, { epoch: 2, value: 1 }]);
  assert.deepEqual(line(all, "validation", "loss"), [{ epoch: 1, value: 1.5 }]);
  assert.deepEqual(all.warnings, ["epoch 1: hidden learns nothing"]);
});

test("each run of a table begins anew", () => {
  const second = history([...told, '{"run":{"width":"16"},"number":2,"of":3}', '{"epochs":5}']);
  assert.equal(second.points.length, 0);
  assert.equal(second.run, "run 2 of 3: width=16");
  assert.equal(second.epochs, 5);
});

test("how it ended is known", () => {
  assert.equal(end(history(told), 0).state, "done");
  assert.equal(end(history(told), 1).state, "failed");
  assert.equal(end(history([...told, '{"interrupted":true}']), 130).state, "stopped");
  assert.equal(end(history(told), undefined).state, "stopped");
});

test("the curve has a line for each part, at the right places", () => {
  const svg = curvePicture(history(told), "loss");
  const curves = [...svg.matchAll(/data-points="(\d+)"/g)].map(([, points]) => Number(points));
  assert.deepEqual(curves, [2, 1]);
  const [, path] = /<path d="([^"]*)"/.exec(svg);
  const [first, second] = [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  assert.ok(first[0] < second[0], "later epochs are further right");
  assert.ok(first[1] < second[1], "smaller losses are further down");
  assert.ok(!/NaN|undefined|Infinity/.test(svg));
});

test("before the first epoch the picture is empty, and names are escaped", () => {
  assert.ok(!curvePicture(begin("x"), "loss").includes("data-points"));
  assert.ok(curvePicture({ ...begin("x"), run: "<script>" }, "loss").includes("&lt;script&gt;"));
});

test("an axis has round ticks around all values, by powers of ten where they are far apart", () => {
  assert.deepEqual(axis([0.13, 0.98]).ticks.map((tick) => tick.label), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
  assert.deepEqual(axis([0.002, 2]).ticks.map((tick) => tick.value), [0.001, 0.01, 0.1, 1, 10]);
  for (const values of [[1, 1], [0, 0], [-3, 5], [1e-9, 1e-9]]) {
    const { at, ticks } = axis(values);
    assert.ok(values.every((value) => at(value) >= 0 && at(value) <= 1), `${values}`);
    assert.ok(ticks.length >= 2, `${values}`);
  }
});
