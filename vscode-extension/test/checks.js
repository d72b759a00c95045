// What must hold of the highlighting of any .nnet text, whatever it says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tokenize } from "./tokenizer.js";

export const words = JSON.parse(
  readFileSync(new URL("../grammar/words.json", import.meta.url), "utf8"),
);

const reserved = Object.values(words.reserved).flat();
const declarations = Object.values(words.declarations).flat();

const lexeme = /(?<comment>\/\/.*)|(?<string>"(?:\\.|[^"\\])*")|(?<number>\b\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)/gu;

const expectedScope = {
  comment: () => "comment.line",
  string: () => "string.quoted",
  number: () => "constant.numeric",
  word: (text, column) => {
    if (reserved.includes(text)) return "keyword";
    return column === 0 && declarations.includes(text) ? /^(storage\.type|keyword)/ : null;
  },
};

const carries = (token, scope) =>
  token.scopes.some((each) => (scope instanceof RegExp ? scope.test(each) : each.startsWith(scope)));

/** Asserts that every comment, string, number and reserved word of the text is highlighted as such. */
export function assertHighlighted(text, title) {
  const tokens = tokenize(text);
  const at = (line, column) =>
    tokens.find((token) => token.line === line && token.column <= column && column < token.column + token.text.length);

  text.split(/\r?\n/).forEach((line, index) => {
    for (const match of line.matchAll(lexeme)) {
      const [kind, value] = Object.entries(match.groups).find(([, found]) => found !== undefined);
      const scope = expectedScope[kind](value, match.index);
      const place = `${title}:${index + 1}:${match.index + 1}: ${value}`;
      if (scope) assert.ok(carries(at(index + 1, match.index), scope), `${place} lacks ${scope}`);
    }
  });

  const invalid = tokens.find((token) => carries(token, "invalid"));
  assert.ok(!invalid, `${title}:${invalid?.line}: ${invalid?.text} is marked as invalid`);
}

/** Asserts that nothing of the text is still open at its end: what follows is a new declaration. */
export function assertClosed(text, title) {
  const after = tokenize(`${text}\nnetwork After {\n}\n`).find((token) => token.text === "After");
  assert.deepEqual(
    after?.scopes,
    ["source.nnet", "meta.network.nnet", "entity.name.type.network.nnet"],
    `${title} leaves a context open`,
  );
}
