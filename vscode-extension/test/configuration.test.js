// What the editor does while one types: indentation, comments that go on, words under the cursor.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const configuration = JSON.parse(
  readFileSync(new URL("../language-configuration.json", import.meta.url), "utf8"),
);
const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;

const matches = (pattern, line) => new RegExp(pattern).test(line);

test("an open brace, bracket or parenthesis indents the next line", () => {
  for (const line of ["network Mnist {", "    x = concat(a,", "    repeat 3 { // three", "a = [1,", "{"]) {
    assert.ok(matches(increaseIndentPattern, line), line);
  }
});

test("what is closed on its line, in a string or in a comment does not indent", () => {
  for (const line of ["x = f(a)", "repeat 3 { x = f(x) }", "// network {", 'a = "{"', "x = a[1]", "}"]) {
    assert.ok(!matches(increaseIndentPattern, line), line);
  }
});

test("a closing brace, bracket or parenthesis goes back", () => {
  for (const line of ["}", "    ) -> relu", "]"]) assert.ok(matches(decreaseIndentPattern, line), line);
  assert.ok(!matches(decreaseIndentPattern, "x = f()"));
});

test("a comment goes on where it is broken, documentation always", () => {
  const [documentation, comment] = configuration.onEnterRules;
  assert.ok(matches(documentation.beforeText.pattern, "    /// The width."));
  assert.ok(!matches(documentation.beforeText.pattern, "    // The width."));
  assert.ok(matches(comment.beforeText.pattern, "// The width"));
  assert.ok(!matches(comment.beforeText.pattern, "/// The width"));
  assert.ok(!matches(comment.afterText.pattern, ""));
});

test("a word is a name or a number as a whole", () => {
  const { pattern, flags } = configuration.wordPattern;
  const words = "loss_2 = 407_050 + 1e-3 * β -> dense".match(new RegExp(pattern, `${flags}g`));
  assert.deepEqual(words, ["loss_2", "407_050", "1e-3", "β", "dense"]);
});
