// Blocks of nnet in Markdown have the scopes of the language.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { tokenizeWith } from "./tokenizer.js";

/** As much of Markdown as the injection needs. */
const host = { scopeName: "text.html.markdown", patterns: [{ match: "^#.*$", name: "markup.heading" }] };
const injected = JSON.parse(readFileSync(new URL("../syntaxes/markdown.tmLanguage.json", import.meta.url), "utf8"));

const text = ["# Title", "```nnet title", "network A {", "}", "```", "network B"].join("\n");

test("a fenced block is highlighted, and what follows is not", async () => {
  const tokens = await tokenizeWith(text, host, [injected]);
  const scopes = (word, line) => tokens.find((token) => token.line === line && token.text.includes(word)).scopes;
  assert.ok(scopes("network", 3).includes("storage.type.network.nnet"));
  assert.ok(scopes("network", 3).includes("meta.embedded.block.nnet"));
  assert.deepEqual(scopes("network", 6), ["text.html.markdown"]);
});
