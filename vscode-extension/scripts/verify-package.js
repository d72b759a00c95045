// Checks that the package holds exactly what the editor needs, and that what it names is there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const yauzl = createRequire(require.resolve("@vscode/vsce/package.json"))("yauzl");

const expected = [
  "[Content_Types].xml",
  "extension.vsixmanifest",
  "extension/LICENSE.txt",
  "extension/changelog.md",
  "extension/icons/nnet-file.svg",
  "extension/icons/nnet.png",
  "extension/language-configuration.json",
  "extension/package.json",
  "extension/readme.md",
  "extension/snippets/nnet.json",
  "extension/syntaxes/nnet.tmLanguage.json",
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

const { contributes, icon } = JSON.parse(readFileSync("package.json", "utf8"));
const named = [
  icon,
  ...contributes.languages.flatMap((each) => [each.configuration, ...Object.values(each.icon)]),
  ...contributes.grammars.map((each) => each.path),
  ...contributes.snippets.map((each) => each.path),
];
for (const path of named) {
  assert.ok(packed.includes(`extension/${path.replace(/^\.\//, "")}`), `${file} lacks ${path}`);
}

console.log(`${file}: ${packed.length} files, as expected`);
