// What stands between the braces of networks, layers, metrics, optimizers and tests.

import { anyOf, EXPRESSION_FOLLOWS, FREE_NAME, NAME, START, words } from "./patterns.js";

const { statements, links, testing } = words;

/** A keyword at the start of a statement that introduces an expression. */
const opening = (name, ...lists) => ({
  match: `${START}(${anyOf(...lists)})${EXPRESSION_FOLLOWS}`,
  captures: { 1: { name } },
});

export const linking = (list) => ({
  name: "keyword.other.link.nnet",
  match: `${anyOf(list)}${EXPRESSION_FOLLOWS}`,
});

/** `x =`, `i, f =`: the names that a statement binds. */
export const assignment = {
  match: String.raw`${START}(${FREE_NAME}(?:\s*,\s*${NAME})*)\s*(=)(?!=)`,
  captures: {
    1: {
      patterns: [
        { name: "variable.other.definition.nnet", match: NAME },
        { name: "punctuation.separator.comma.nnet", match: "," },
      ],
    },
    2: { name: "keyword.operator.assignment.nnet" },
  },
};

export const block = (body) => ({
  begin: String.raw`\{`,
  end: String.raw`\}`,
  beginCaptures: { 0: { name: "punctuation.section.block.begin.nnet" } },
  endCaptures: { 0: { name: "punctuation.section.block.end.nnet" } },
  patterns: [{ include: body }],
});

export const loopVariable = {
  match: String.raw`(?<=\bfor|,)\s+(${NAME})\s+(in)\b`,
  captures: {
    1: { name: "variable.other.definition.nnet" },
    2: { name: "keyword.control.loop.nnet" },
  },
};

export const requirement = {
  patterns: [
    opening("keyword.other.requires.nnet", ["requires"]),
    { name: "keyword.other.requires.nnet", match: String.raw`(?<=\s)requires\b${EXPRESSION_FOLLOWS}` },
    { begin: String.raw`:\s*(?=")`, end: String.raw`(?<=")|$`, patterns: [{ include: "#message" }] },
  ],
};

const declaredValue = {
  patterns: [
    {
      match: String.raw`${START}(dim)\s+(${FREE_NAME})`,
      captures: {
        1: { name: "storage.modifier.nnet" },
        2: { name: "variable.other.constant.dimension.nnet" },
      },
    },
    {
      match: `${START}(${anyOf(statements.values)})\\s+(${FREE_NAME})`,
      captures: {
        1: { name: "storage.modifier.nnet" },
        2: { name: "variable.other.definition.nnet" },
      },
    },
    {
      match: String.raw`${START}(${FREE_NAME})(?=\s*:(?!\s*"))`,
      captures: { 1: { name: "variable.other.definition.nnet" } },
    },
  ],
};

const control = {
  patterns: [
    opening("keyword.control.return.nnet", statements.results),
    opening("keyword.control.loop.nnet", statements.loops),
    {
      match: String.raw`${START}(for)\s+(${FREE_NAME})\s+(in)\b`,
      captures: {
        1: { name: "keyword.control.loop.nnet" },
        2: { name: "variable.other.definition.nnet" },
        3: { name: "keyword.control.loop.nnet" },
      },
    },
    {
      match: String.raw`${START}(${anyOf(statements.blocks)})(?=\s*\{)`,
      captures: { 1: { name: "keyword.control.update.nnet" } },
    },
  ],
};

/** `loss = ...`, `loss d = ...`, `metric top = ...`, `decision d = ...`: only a network has them. */
const objective = {
  patterns: [
    {
      match: String.raw`${START}(loss)\s*(=)(?!=)`,
      captures: {
        1: { name: "keyword.other.objective.nnet" },
        2: { name: "keyword.operator.assignment.nnet" },
      },
    },
    {
      match: String.raw`${START}(loss|metric|decision)\s+(${FREE_NAME})\s*(=)(?!=)`,
      captures: {
        1: { name: "keyword.other.objective.nnet" },
        2: { name: "variable.other.definition.nnet" },
        3: { name: "keyword.operator.assignment.nnet" },
      },
    },
    opening("keyword.other.objective.nnet", statements.objectives),
    linking(links.network),
  ],
};

const expectation = {
  patterns: [
    {
      match: String.raw`${START}(expect)\s+(${anyOf(testing.forms)})\s+(${NAME})\s+(in)(?=\s*\{)`,
      captures: {
        1: { name: "keyword.other.expect.nnet" },
        2: { name: "keyword.other.expect.nnet" },
        3: { name: "constant.other.error-code.nnet" },
        4: { name: "keyword.other.link.nnet" },
      },
    },
    opening("keyword.other.expect.nnet", testing.statements),
    linking(links.testing),
  ],
};

const shared = ["comment", "requirement", "declared-value", "control", "assignment", "typed", "expression"];
const includes = (names) => names.map((name) => ({ include: `#${name}` }));

export const bodies = {
  requirement,
  assignment,
  control,
  objective,
  expectation,
  "declared-value": declaredValue,

  "definition-body": { patterns: [block("#definition-body"), ...includes(shared)] },

  "network-body": {
    patterns: [block("#network-body"), { include: "#objective" }, ...includes(shared)],
  },

  "test-body": {
    patterns: [
      block("#snippet-body"),
      { include: "#comment" },
      { include: "#expectation" },
      ...includes(shared),
    ],
  },

  /** What an expected error is in: statements or whole declarations. */
  "snippet-body": {
    patterns: [{ include: "#declaration" }, { include: "#network-body" }],
  },
};
