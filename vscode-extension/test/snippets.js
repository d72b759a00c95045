// The snippets, and what they insert.

import { readFileSync } from "node:fs";

export const snippets = JSON.parse(readFileSync(new URL("../snippets/nnet.json", import.meta.url), "utf8"));

/** What a snippet inserts when every placeholder keeps its default. */
export function expand(body) {
  const placeholder = /\$\{\d+\|([^,|]*)[^|}]*\|\}|\$\{\d+:((?:[^{}$]|\$(?!\{))*)\}|\$\d+/;
  let text = body.join("\n");
  while (placeholder.test(text)) text = text.replace(placeholder, (_, choice, value) => choice ?? value ?? "");
  return text;
}
