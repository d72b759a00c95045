// Definitions for highlighters of web pages and documents, from the same words as the grammar. They know no
// places, so soft words are keywords where they begin a line, as they do in nearly all files.

import { words } from "./patterns.js";

const flat = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(flat));
const unique = (...lists) => [...new Set(lists.flatMap(flat))].sort();

const reserved = unique(words.reserved);
const opening = unique(words.declarations, words.header, words.statements, words.data, words.training, words.testing.statements, ["for"]);
const types = unique(words.types.elements, words.types.columns);
const constants = unique(words.constants);

const any = (list) => `(?:${list.join("|")})`;
/** A word that opens a statement, as far as a line can tell. */
const OPENING = String.raw`^[ \t]*(?:${any(opening)}(?=\s+[\p{L}_"(\[{\d-])|loss(?=\s*=[^=]))`;
const NUMBER = String.raw`\b\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?`;
const NOTE = "Made from the words of vscode-extension/grammar; run `npm run highlighters` to make it again.";

export const highlighters = {
  "nnet.highlight.js": `// ${NOTE}
export default function nnet(hljs) {
  return {
    name: "nnet",
    unicodeRegex: true,
    keywords: { keyword: ${JSON.stringify(reserved)}, type: ${JSON.stringify(types)}, literal: ${JSON.stringify(constants)} },
    contains: [
      hljs.COMMENT("//", "$"),
      hljs.QUOTE_STRING_MODE,
      { scope: "number", begin: /${NUMBER}/ },
      { scope: "keyword", begin: /${OPENING}/ },
      { scope: "attr", begin: /[\\p{L}_][\\p{L}\\p{N}_]*(?=\\s*:)/u },
      { scope: "title.function", begin: /(?<=->\\s*)[\\p{L}_][\\p{L}\\p{N}_]*|[\\p{L}_][\\p{L}\\p{N}_]*(?=\\()/u },
    ],
  };
}
`,

  "nnet.prism.js": `// ${NOTE}
export default function nnet(Prism) {
  Prism.languages.nnet = {
    comment: /\\/\\/.*/,
    string: { pattern: /"(?:\\\\.|[^"\\\\\\n])*"/, greedy: true },
    number: /${NUMBER}/,
    keyword: [/${OPENING}/mu, /\\b${any(reserved)}\\b/],
    builtin: /\\b${any(types)}\\b/,
    boolean: /\\b${any(constants)}\\b/,
    property: /[\\p{L}_][\\p{L}\\p{N}_]*(?=\\s*:)/u,
    function: /[\\p{L}_][\\p{L}\\p{N}_]*(?=\\()/u,
    operator: /->|\\.{2,3}|[-+*/%@^=<>!~]=?/,
    punctuation: /[()[\\]{},.:?]/,
  };
}
`,

  "nnet_lexer.py": `# ${NOTE}
import re

from pygments.lexer import RegexLexer, bygroups, words
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text


class NnetLexer(RegexLexer):
    """Networks, data and trainings in the language nnet."""

    name = "nnet"
    aliases = ["nnet"]
    filenames = ["*.nnet"]
    flags = re.MULTILINE

    tokens = {
        "root": [
            (r"///.*$", String.Doc),
            (r"//.*$", Comment.Single),
            (r'"(?:\\\\.|[^"\\\\\\n])*"', String),
            (r'^([ \\t]*)(${any(opening)}(?=\\s+[\\w"(\\[{-])|loss(?=\\s*=[^=]))', bygroups(Text, Keyword)),
            (words(${JSON.stringify(reserved)}, prefix=r"\\b", suffix=r"\\b"), Keyword.Reserved),
            (words(${JSON.stringify(types)}, prefix=r"\\b", suffix=r"\\b"), Keyword.Type),
            (words(${JSON.stringify(constants)}, prefix=r"\\b", suffix=r"\\b"), Keyword.Constant),
            (r"${NUMBER}", Number),
            (r"[^\\W\\d]\\w*(?=\\s*:)", Name.Attribute),
            (r"[^\\W\\d]\\w*(?=\\()", Name.Function),
            (r"[^\\W\\d]\\w*", Name),
            (r"->|\\.{2,3}|[-+*/%@^=<>!~?]=?", Operator),
            (r"[()\\[\\]{},.:]", Punctuation),
            (r"\\s+", Text),
        ]
    }
`,
};
