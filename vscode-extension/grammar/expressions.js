// Expressions: calls with options, pipelines with labels, indexes, members and names.

import { anyOf, NAME, RESERVED, words } from "./patterns.js";

const option = {
  match: String.raw`(${NAME})\s*(:)`,
  captures: {
    1: { name: "variable.parameter.option.nnet" },
    2: { name: "punctuation.separator.option.nnet" },
  },
};

export const expressions = {
  lexical: {
    patterns: ["comment", "number", "string", "reserved", "operator"].map((rule) => ({
      include: `#${rule}`,
    })),
  },

  expression: {
    patterns: [
      { include: "#comment" },
      { include: "#asserted" },
      { include: "#stage" },
      { include: "#arguments" },
      { include: "#index" },
      { include: "#member" },
      { include: "#lexical" },
      { include: "#call" },
      { include: "#name" },
    ],
  },

  /** After `->` a bare name is a call as well, and `name:` before it is a label. */
  stage: {
    match: String.raw`(->)(?:\s*(${NAME})\s*(:))?(?:\s*(?!${RESERVED})(${NAME}))?`,
    captures: {
      1: { name: "keyword.operator.pipe.nnet" },
      2: { name: "entity.name.label.nnet" },
      3: { name: "punctuation.separator.label.nnet" },
      4: { name: "entity.name.function.call.nnet" },
    },
  },

  arguments: {
    begin: String.raw`\(`,
    end: String.raw`\)`,
    beginCaptures: { 0: { name: "punctuation.section.parens.begin.nnet" } },
    endCaptures: { 0: { name: "punctuation.section.parens.end.nnet" } },
    patterns: [option, { include: "#options-map" }, { include: "#expression" }],
  },

  "options-map": {
    begin: String.raw`\{`,
    end: String.raw`\}`,
    beginCaptures: { 0: { name: "punctuation.section.map.begin.nnet" } },
    endCaptures: { 0: { name: "punctuation.section.map.end.nnet" } },
    patterns: [option, { include: "#expression" }],
  },

  index: {
    begin: String.raw`\[`,
    end: String.raw`\]`,
    beginCaptures: { 0: { name: "punctuation.section.brackets.begin.nnet" } },
    endCaptures: { 0: { name: "punctuation.section.brackets.end.nnet" } },
    patterns: [{ include: "#expression" }],
  },

  member: {
    match: String.raw`(?<![.\s])(\.)(${NAME})(?!\s*\()`,
    captures: {
      1: { name: "punctuation.accessor.nnet" },
      2: { name: "variable.other.property.nnet" },
    },
  },

  call: { name: "entity.name.function.call.nnet", match: String.raw`${NAME}(?=\()` },

  name: {
    patterns: [
      { name: "constant.language.nnet", match: anyOf(words.constants) },
      { name: "variable.language.nnet", match: anyOf(words.implicit.everywhere) },
      { name: "variable.other.nnet", match: NAME },
    ],
  },
};
