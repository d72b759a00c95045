// The TextMate grammar of the language, put together from one file per part of the language.

import { topLevel } from "./declarations.js";
import { experiments } from "./experiments.js";
import { expressions } from "./expressions.js";
import { lexical } from "./lexical.js";
import { anyOf, words } from "./patterns.js";
import { bodies } from "./statements.js";
import { types } from "./types.js";

/** Names that stand for something only in the body of an optimizer. */
const optimizerNames = {
  name: "variable.language.nnet",
  match: String.raw`(?<!\.)${anyOf(words.implicit.optimizer)}(?!\s*[:(])`,
};

export const grammar = {
  name: "nnet",
  scopeName: "source.nnet",
  fileTypes: ["nnet"],
  patterns: [
    { include: "#comment" },
    { include: "#declaration" },
    { include: "#expression" },
  ],
  injections: {
    "L:meta.optimizer.nnet - (comment | string | storage | entity)": { patterns: [optimizerNames] },
  },
  repository: {
    ...lexical,
    ...types,
    ...expressions,
    ...bodies,
    ...experiments,
    ...topLevel,
  },
};
