// What each word of every example is highlighted as: line by line its words with their innermost scopes, in
// test/snapshots. `npm run snapshots` writes them anew, `snapshots.test.js` compares.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root, sources } from "./files.js";
import { tokenize } from "./tokenizer.js";

const folder = fileURLToPath(new URL("snapshots", import.meta.url));

/** A word with its innermost scope, without what all scopes end with. */
const word = ({ text, scopes }) => `${text.trim()}‹${scopes.length > 1 ? scopes.at(-1).replace(/\.nnet$/, "") : ""}›`;

function snapshot(text) {
  const tokens = tokenize(text).filter((token) => token.text.trim() !== "");
  return text
    .split(/\r?\n/)
    .map((_, index) => tokens.filter((token) => token.line === index + 1).map(word).join(" "))
    .join("\n");
}

/** Those that should be there, by their paths. */
export function snapshots() {
  return new Map(
    sources(join(root, "examples")).map((path) => [
      join(folder, `${relative(join(root, "examples"), path)}.scopes`),
      `${snapshot(readFileSync(path, "utf8"))}\n`,
    ]),
  );
}

/** Those that are there. */
export function written() {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of snapshots()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
