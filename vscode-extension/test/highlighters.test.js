// The definitions for other highlighters work on every example.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import hljs from "highlight.js/lib/core";
import Prism from "prismjs";
import highlightJs from "../out/highlighters/nnet.highlight.js";
import prism from "../out/highlighters/nnet.prism.js";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));
const files = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".nnet") && !name.includes("target"))
  .map((name) => join(examples, name));
const spiral = readFileSync(join(examples, "start/spiral.nnet"), "utf8");

const plain = (html) =>
  html.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&amp;/g, "&");

hljs.registerLanguage("nnet", highlightJs);
prism(Prism);

test("highlight.js", () => {
  const html = hljs.highlight(spiral, { language: "nnet" }).value;
  for (const word of ["network", "input", "target", "loss", "metric", "data", "from", "train"]) {
    assert.ok(html.includes(`<span class="hljs-keyword">${word}</span>`) || new RegExp(`hljs-keyword">\\s*${word}<`).test(html), word);
  }
  assert.ok(html.includes('<span class="hljs-number">64</span>'));
  assert.ok(html.includes('<span class="hljs-attr">learning_rate</span>'));
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    assert.equal(plain(hljs.highlight(text, { language: "nnet" }).value), text, file);
  }
});

test("Prism", () => {
  const html = Prism.highlight(spiral, Prism.languages.nnet, "nnet");
  for (const word of ["network", "input", "target", "loss", "metric", "data", "from", "train"]) {
    assert.match(html, new RegExp(`<span class="token keyword">\\s*${word}</span>`));
  }
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    assert.equal(plain(Prism.highlight(text, Prism.languages.nnet, "nnet")), text, file);
  }
});

const pygments = spawnSync("python3", ["-c", "import pygments"]).status === 0;

test("Pygments", { skip: !pygments }, () => {
  const lexer = fileURLToPath(new URL("../out/highlighters/nnet_lexer.py", import.meta.url));
  const program = `
import sys
sys.dont_write_bytecode = True
from pygments.lexers import load_lexer_from_file
from pygments.token import Error, Keyword
lexer = load_lexer_from_file(sys.argv[1], "NnetLexer")
for file in sys.argv[2:]:
    text = open(file, encoding="utf-8").read()
    tokens = list(lexer.get_tokens(text))
    assert "".join(value for _, value in tokens).strip() == text.strip(), file
    assert not [value for kind, value in tokens if kind in Error], file
    assert [value for kind, value in tokens if kind is Keyword], file
`;
  const { status, stderr } = spawnSync("python3", ["-c", program, lexer, ...files], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
});
