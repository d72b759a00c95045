// What stands between the braces of records, data, train and generate.

import { anyOf, EXPRESSION_FOLLOWS, FREE_NAME, NAME, START, words } from "./patterns.js";
import { linking } from "./statements.js";

const { data, training, links } = words;

const setting = (start) => ({
  match: String.raw`${start}(${FREE_NAME})\s*(:)`,
  captures: {
    1: { name: "variable.parameter.setting.nnet" },
    2: { name: "punctuation.separator.setting.nnet" },
  },
});

/** `price: f32 = ...`; without the `=` it is a setting. */
const typedColumn = {
  begin: String.raw`${START}(${FREE_NAME})(?=\s*:[^="\n]*=(?!=))`,
  beginCaptures: { 1: { name: "variable.other.definition.nnet" } },
  end: "(?==)|$",
  patterns: [{ include: "#typed" }],
};

const dataStatement = {
  patterns: [
    {
      match: String.raw`${START}(?:(${anyOf(data.parts)})\s+)?(${anyOf(data.sources)})(?=\s+${FREE_NAME})`,
      captures: {
        1: { name: "constant.language.part.nnet" },
        2: { name: "keyword.other.data.nnet" },
      },
    },
    {
      match: String.raw`${START}(${anyOf(data.sorting)})\s+(by)(?=\s+${FREE_NAME})`,
      captures: {
        1: { name: "keyword.other.data.nnet" },
        2: { name: "keyword.other.data.nnet" },
      },
    },
    {
      match: String.raw`${START}(${anyOf(data.splits)})(?=\s+${FREE_NAME})`,
      captures: { 1: { name: "keyword.other.data.nnet" } },
    },
    { name: "constant.language.part.nnet", match: `${anyOf(data.parts)}(?=\\s+[\\d(])` },
  ],
};

const trainingStep = {
  patterns: [
    {
      match: String.raw`(${anyOf(training.steps)})\s+(${FREE_NAME})\s*(:)`,
      captures: {
        1: { name: "keyword.other.training.nnet" },
        2: { name: "entity.name.label.nnet" },
        3: { name: "punctuation.separator.label.nnet" },
      },
    },
    { name: "keyword.other.training.nnet", match: `${anyOf(training.actions)}${EXPRESSION_FOLLOWS}` },
    { name: "keyword.other.training.nnet", match: String.raw`${anyOf(training.files)}(?=\s+")` },
    linking(links.training),
  ],
};

const includes = (...names) => names.map((name) => ({ include: `#${name}` }));

export const experiments = {
  "data-statement": dataStatement,
  "training-step": trainingStep,

  "record-body": {
    patterns: [
      {
        match: String.raw`(${FREE_NAME})(?=\s*:)`,
        captures: { 1: { name: "variable.other.definition.nnet" } },
      },
      ...includes("typed", "lexical"),
    ],
  },

  "data-body": {
    patterns: [
      { include: "#comment" },
      { include: "#data-statement" },
      typedColumn,
      setting(START),
      ...includes("assignment", "expression"),
    ],
  },

  "training-body": {
    patterns: [
      ...includes("comment", "training-step"),
      setting(""),
      ...includes("assignment", "expression"),
    ],
  },
};
