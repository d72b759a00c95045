// What stands at the top of a file. A declaration reaches from its word to the closing brace or,
// if it is a formula, to the next line that begins a declaration or stands in the first column.

import { anyOf, DECLARATION, FREE_NAME, NAME, START, words } from "./patterns.js";
import { block, loopVariable } from "./statements.js";

const { declarations, header } = words;

const nextDeclaration = String.raw`^(?=\s*${DECLARATION})`;
const continued = anyOf(header, Object.values(words.reserved), "for", "in");
const firstColumn = String.raw`^(?!${continued})(?=\p{L})`;
const END = String.raw`(?<=\})|(?=\})|${nextDeclaration}|${firstColumn}`;
const FORMULA_END = String.raw`(?=[{}])|${nextDeclaration}|${firstColumn}`;

const head = [
  { include: "#comment" },
  { include: "#requirement" },
  { include: "#carried" },
  { include: "#result-type" },
  { include: "#typed" },
  { include: "#signature" },
  { include: "#formula" },
  { include: "#expression" },
];

/** `$1` in a scope is the word that the declaration begins with. */
const definition = (kinds, scope, body) => ({
  name: "meta.$1.nnet",
  begin: String.raw`${START}(${anyOf(kinds)})\s+(${FREE_NAME})`,
  beginCaptures: { 1: { name: "storage.type.$1.nnet" }, 2: { name: `${scope}.$1.nnet` } },
  end: END,
  patterns: [block(body), ...head],
});

/** `units: int = 3`, `x: f32[..., n]`: options and tensors of a signature. */
const signature = {
  name: "meta.signature.nnet",
  begin: String.raw`\(`,
  end: String.raw`\)`,
  beginCaptures: { 0: { name: "punctuation.definition.parameters.begin.nnet" } },
  endCaptures: { 0: { name: "punctuation.definition.parameters.end.nnet" } },
  patterns: [
    {
      match: String.raw`(?:^|(?<=[(,]))\s*(${NAME})(?=\s*(?:[:=,)]|$))`,
      captures: { 1: { name: "variable.parameter.nnet" } },
    },
    { include: "#typed" },
    { include: "#expression" },
  ],
};

const formula = {
  begin: "=(?!=)",
  end: FORMULA_END,
  beginCaptures: { 0: { name: "keyword.operator.assignment.nnet" } },
  patterns: [
    { include: "#comment" },
    {
      name: "keyword.other.surrogate.nnet",
      match: String.raw`(?<=[\w)\]]\s|^|^\s+)surrogate(?=\s+[\p{L}(\d-])`,
    },
    { include: "#carried" },
    { include: "#typed" },
    { include: "#expression" },
  ],
};

const carried = {
  patterns: [
    {
      match: String.raw`(?:^|(?<=\s))(carries)\s+(${FREE_NAME})`,
      captures: {
        1: { name: "storage.modifier.nnet" },
        2: { name: "variable.other.definition.nnet" },
      },
    },
    {
      match: String.raw`(?<=,)\s*(${FREE_NAME})(?=\s*:)|^\s*(${FREE_NAME})(?=\s*:)`,
      captures: {
        1: { name: "variable.other.definition.nnet" },
        2: { name: "variable.other.definition.nnet" },
      },
    },
  ],
};

const run = (word, link, scope) => ({
  name: `meta.${word}.nnet`,
  begin: String.raw`${START}(${word})\s+(${FREE_NAME})(?:\s+(${link})\s+(${FREE_NAME}))?`,
  beginCaptures: {
    1: { name: `storage.type.${word}.nnet` },
    2: { name: scope },
    3: { name: "keyword.other.link.nnet" },
    4: { name: "entity.name.type.nnet" },
  },
  end: END,
  patterns: [
    block("#training-body"),
    { include: "#comment" },
    { name: "keyword.control.loop.nnet", match: String.raw`\bfor\b(?=\s+${NAME}\s+in\b)` },
    loopVariable,
    { include: "#expression" },
  ],
});

const test = {
  name: "meta.test.nnet",
  begin: String.raw`${START}(test)\s+(?=")`,
  beginCaptures: { 1: { name: "storage.type.test.nnet" } },
  end: END,
  patterns: [block("#test-body"), { include: "#comment" }, { include: "#string" }],
};

const fileStatement = {
  match: String.raw`${START}(${anyOf(declarations.file)})(?=\s+["\d])`,
  captures: { 1: { name: "keyword.control.import.nnet" } },
};

export const topLevel = {
  carried,
  signature,
  formula,
  declaration: {
    patterns: [
      definition(["network"], "entity.name.type", "#network-body"),
      definition(["record"], "entity.name.type", "#record-body"),
      definition(["data"], "entity.name.type", "#data-body"),
      definition(declarations.functions, "entity.name.function", "#definition-body"),
      run("train", "on", "entity.name.type.nnet"),
      run("generate", "from", "entity.name.type.generate.nnet"),
      test,
      fileStatement,
    ],
  },
};
