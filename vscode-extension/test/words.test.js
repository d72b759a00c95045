// The words of the highlighting are those of the language's grammar, no more and no less.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { words } from "./checks.js";

const grammar = new URL("../../grammar/src/main/antlr4/nnet/grammar/Nnet.g4", import.meta.url);

/** Names of types, values and settings, which the grammar takes for ordinary names. */
const { types, constants, implicit, ...keywords } = words;
const ordinary = ["gap", "start"];

const flat = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(flat));
const sorted = (list) => [...new Set(list)].sort();

test("every word of the grammar is highlighted, and no other", () => {
  const literals = readFileSync(grammar, "utf8").match(/(?<=')[a-z]+(?=')/g);
  const highlighted = flat(keywords).filter((word) => !ordinary.includes(word));
  assert.deepEqual(sorted(highlighted), sorted(literals));
});
