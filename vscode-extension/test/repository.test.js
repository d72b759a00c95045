// Every .nnet file of the repository is highlighted completely, and so is every snippet.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { test } from "node:test";
import { assertClosed, assertHighlighted } from "./checks.js";
import { root, sources } from "./files.js";
import { expand, snippets } from "./snippets.js";

/** Files with an error marked in them are broken on purpose. */
const broken = /^\s*\/\/\s*\^+\s*(?:error|warning)/m;

for (const path of sources(root)) {
  const text = readFileSync(path, "utf8");
  if (broken.test(text)) continue;
  const title = relative(root, path);
  test(title, () => {
    assertHighlighted(text, title);
    assertClosed(text, title);
  });
}

for (const [title, { prefix, body, description }] of Object.entries(snippets)) {
  test(`snippet ${title}`, () => {
    const text = expand(body);
    assert.doesNotMatch(text, /\$/, "a placeholder is not closed");
    assert.ok(prefix.length > 0 && description.length > 0);
    assertHighlighted(text, title);
    assertClosed(text, title);
  });
}
