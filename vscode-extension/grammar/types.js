// Types: `f32[..., n]`, `simplex(10)`, `range(-1, 1)[28]`, `f32?`, and the dimensions inside.

import { anyOf, NAME, words } from "./patterns.js";

const builtIn = anyOf(Object.values(words.types));

/** A type after what introduces it; the brackets must touch the name. */
const typeAfter = (introduction, scope) => ({
  begin: String.raw`${introduction}\s*(?:(${builtIn})|(${NAME}))`,
  beginCaptures: {
    1: { name: scope },
    2: { name: "support.type.nnet" },
    3: { name: "entity.name.type.nnet" },
  },
  end: String.raw`(\?)|(?=[^\[(?])`,
  endCaptures: { 1: { name: "keyword.operator.optional.nnet" } },
  patterns: [{ include: "#dimensions" }, { include: "#type-arguments" }],
});

const dimensionNames = [
  { include: "#lexical" },
  { name: "entity.name.function.call.nnet", match: String.raw`${NAME}(?=\()` },
  { include: "#dimension-group" },
  { name: "variable.other.constant.dimension.nnet", match: NAME },
];

export const types = {
  "typed": typeAfter(String.raw`(:)(?=\s*\p{L})`, "punctuation.separator.colon.nnet"),

  "result-type": typeAfter(String.raw`(->)(?=\s*\p{L})`, "keyword.operator.pipe.nnet"),

  "asserted": typeAfter(
    String.raw`(?<=[\w)\]]\s)\b(as)\s+(?!${anyOf(Object.values(words.reserved))})(?=\p{L})`,
    "keyword.other.as.nnet",
  ),

  "dimensions": {
    name: "meta.dimensions.nnet",
    begin: String.raw`\[`,
    end: String.raw`\]`,
    beginCaptures: { 0: { name: "punctuation.definition.dimensions.begin.nnet" } },
    endCaptures: { 0: { name: "punctuation.definition.dimensions.end.nnet" } },
    patterns: dimensionNames,
  },

  "type-arguments": {
    name: "meta.type.arguments.nnet",
    begin: String.raw`\(`,
    end: String.raw`\)`,
    beginCaptures: { 0: { name: "punctuation.definition.arguments.begin.nnet" } },
    endCaptures: { 0: { name: "punctuation.definition.arguments.end.nnet" } },
    patterns: dimensionNames,
  },

  "dimension-group": {
    begin: String.raw`\(`,
    end: String.raw`\)`,
    beginCaptures: { 0: { name: "punctuation.section.parens.begin.nnet" } },
    endCaptures: { 0: { name: "punctuation.section.parens.end.nnet" } },
    patterns: dimensionNames,
  },
};
