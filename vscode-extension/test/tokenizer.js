// Tokenizes text with the built grammar, the way the editor does.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const require = createRequire(import.meta.url);
const nnet = JSON.parse(readFileSync(new URL("../syntaxes/nnet.tmLanguage.json", import.meta.url), "utf8"));

await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));

const onigLib = Promise.resolve({
  createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
  createOnigString: (text) => new oniguruma.OnigString(text),
});

/** A grammar of a host, with others injected into it. */
function load(host, injected = []) {
  const grammars = [nnet, host, ...injected];
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: async (scope) => grammars.find((each) => each.scopeName === scope) ?? null,
    getInjections: (scope) => (scope === host.scopeName ? injected.map((each) => each.scopeName) : []),
  });
  return registry.loadGrammar(host.scopeName);
}

const own = await load(nnet);

/** The tokens of a text: line (from 1), text and scopes, outermost first. */
export const tokenize = (text) => tokens(text, own);

export const tokenizeWith = async (text, host, injected) => tokens(text, await load(host, injected));

function tokens(text, grammar) {
  let stack = textmate.INITIAL;
  return text.split(/\r?\n/).flatMap((line, index) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      line: index + 1,
      column: startIndex,
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
  });
}
