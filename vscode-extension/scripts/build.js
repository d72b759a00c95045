// Builds what is never edited by hand nor committed: the grammars in syntaxes/, the scripts in out/.

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { grammar } from "../grammar/index.js";
import { markdown } from "../grammar/markdown.js";

const folder = new URL("../syntaxes/", import.meta.url);
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries({ nnet: grammar, markdown })) {
  writeFileSync(new URL(`${name}.tmLanguage.json`, folder), `${JSON.stringify(content, null, 2)}\n`);
}

const common = { logLevel: "warning", target: "node20", legalComments: "none" };

await build({
  ...common,
  entryPoints: [path("src/extension.ts")],
  outfile: path("out/extension.cjs"),
  bundle: true,
  minify: true,
  format: "cjs",
  platform: "node",
  external: ["vscode"],
});

await build({
  ...common,
  entryPoints: [path("src/webview/picture.ts")],
  outfile: path("out/picture.js"),
  bundle: true,
  minify: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
});

// What does not need the editor, file by file, for the tests.
await build({
  ...common,
  entryPoints: readdirSync(path("src/core")).map((name) => path(`src/core/${name}`)),
  outdir: path("out/core"),
  format: "esm",
  platform: "node",
});
