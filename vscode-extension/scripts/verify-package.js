// Checks that the package holds exactly what the editor needs, and that what it names is there.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const yauzl = createRequire(require.resolve("@vscode/vsce/package.json"))("yauzl");

const folder = (name) => readdirSync(new URL(`../${name}`, import.meta.url)).map((file) => `extension/${name}/${file}`);

const expected = [
  "[Content_Types].xml",
  "extension.vsixmanifest",
  "extension/LICENSE.txt",
  "extension/changelog.md",
  "extension/icons/nnet-file.svg",
  "extension/icons/nnet.png",
  "extension/language-configuration.json",
  "extension/out/extension.cjs",
  "extension/out/picture.js",
  "extension/package.json",
  "extension/readme.md",
  "extension/snippets/nnet.json",
  "extension/syntaxes/markdown.tmLanguage.json",
  "extension/syntaxes/nnet.tmLanguage.json",
  ...folder("screenshots"),
  ...folder("server"),
  ...folder("walkthrough"),
];

function entries(file) {
  return new Promise((resolve, reject) => {
    const names = [];
    yauzl.open(file, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry) => names.push(entry.fileName));
      zip.on("end", () => resolve(names.sort()));
      zip.on("error", reject);
    });
  });
}

const [file] = process.argv.slice(2);
const packed = await entries(file);
assert.deepEqual(packed, expected.sort(), `${file} holds something else than it should`);

const { contributes, icon, main } = JSON.parse(readFileSync("package.json", "utf8"));
const named = [
  icon,
  main,
  "server/nnet-compiler.jar",
  ...contributes.languages.flatMap((each) => [each.configuration, ...Object.values(each.icon)]),
  ...contributes.grammars.map((each) => each.path),
  ...contributes.snippets.map((each) => each.path),
  ...contributes.walkthroughs.flatMap((each) => each.steps.map((step) => step.media.markdown)),
];
for (const path of named) {
  assert.ok(packed.includes(`extension/${path.replace(/^\.\//, "")}`), `${file} lacks ${path}`);
}

console.log(`${file}: ${packed.length} files, as expected`);
