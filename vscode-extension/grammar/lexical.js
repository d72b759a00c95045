// Comments, numbers, strings and operators.

import { anyOf, words } from "./patterns.js";

const escape = {
  name: "constant.character.escape.nnet",
  match: String.raw`\\(?:["\\nrt{}]|u[0-9A-Fa-f]{4})`,
};

const interpolation = {
  name: "meta.interpolation.nnet",
  begin: String.raw`\{`,
  end: String.raw`\}|(?=["\n])`,
  beginCaptures: { 0: { name: "punctuation.section.interpolation.begin.nnet" } },
  endCaptures: { 0: { name: "punctuation.section.interpolation.end.nnet" } },
  patterns: [{ include: "#expression" }],
};

const text = (patterns) => ({
  name: "string.quoted.double.nnet",
  begin: '"',
  end: '(")|$',
  beginCaptures: { 0: { name: "punctuation.definition.string.begin.nnet" } },
  endCaptures: { 1: { name: "punctuation.definition.string.end.nnet" } },
  patterns,
});

export const lexical = {
  comment: {
    patterns: [
      {
        name: "comment.line.documentation.nnet",
        match: String.raw`(///)(?!/).*$`,
        captures: { 1: { name: "punctuation.definition.comment.nnet" } },
      },
      {
        name: "comment.line.double-slash.nnet",
        match: String.raw`(//).*$`,
        captures: { 1: { name: "punctuation.definition.comment.nnet" } },
      },
    ],
  },

  string: text([escape]),

  message: text([escape, interpolation]),

  number: {
    patterns: [
      { name: "invalid.illegal.number.nnet", match: String.raw`(?<![\w.)\]])\.\d[\d_]*` },
      {
        name: "constant.numeric.nnet",
        match: String.raw`\b\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?`,
      },
    ],
  },

  operator: {
    patterns: [
      { name: "keyword.operator.pipe.nnet", match: "->" },
      { name: "keyword.operator.leading.nnet", match: String.raw`\.\.\.` },
      { name: "keyword.operator.range.nnet", match: String.raw`\.\.` },
      { name: "keyword.operator.comparison.nnet", match: "==|!=|~=|<=|>=|<|>" },
      { name: "keyword.operator.arithmetic.nnet", match: String.raw`[-+*/%@^]` },
      { name: "keyword.operator.assignment.nnet", match: "=" },
      { name: "punctuation.separator.comma.nnet", match: "," },
      { name: "punctuation.separator.colon.nnet", match: ":" },
    ],
  },

  reserved: {
    patterns: [
      { name: "keyword.control.conditional.nnet", match: anyOf(words.reserved.conditional) },
      { name: "keyword.operator.logical.nnet", match: anyOf(words.reserved.logical) },
    ],
  },
};
