// Every word of every example is highlighted as it was.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { test } from "node:test";
import { root } from "./files.js";
import { snapshots, written } from "./snapshots.js";

const expected = snapshots();
const again = "look at the difference, then `npm run snapshots`";

for (const [path, text] of expected) {
  test(relative(root, path), () => {
    assert.ok(existsSync(path), `a new example: ${again}`);
    assert.equal(text, readFileSync(path, "utf8"), again);
  });
}

test("no snapshot is of an example that is gone", () => {
  assert.deepEqual(written().filter((path) => !expected.has(path)), [], again);
});
