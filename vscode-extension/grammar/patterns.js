// The regular expressions (Oniguruma) that the rules are made of.

import { readFileSync } from "node:fs";

export const words = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));

export const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;

/** Any of these words, as a whole word. */
export const anyOf = (...lists) => String.raw`\b(?:${lists.flat(Infinity).join("|")})\b`;

export const RESERVED = anyOf(words.reserved.conditional, words.reserved.logical);

/**
 * Where a statement may begin: at the start of a line or right after something that ends the one
 * before. Soft words are keywords only here; elsewhere they are names.
 */
export const START = String.raw`(?:^|(?<=[{}()\]"\d]))\s*`;

/** A name that is not a reserved word. */
export const FREE_NAME = `(?!${RESERVED})${NAME}`;

const continuing = anyOf(["then", "else", "and", "or"]);

/** What follows a word that introduces an expression: after a name there would be an operator. */
export const EXPRESSION_FOLLOWS = String.raw`(?=\s+(?!${continuing})[\p{L}_"(\[{\d-])`;

/** The first word of a declaration, with its name: `layer dense`, `test "..."`. */
export const DECLARATION = String.raw`(?:${anyOf(Object.values(words.declarations))})\s+(?:${FREE_NAME}|"|\d)`;
