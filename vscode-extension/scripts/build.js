// Writes syntaxes/nnet.tmLanguage.json, which is never edited by hand nor committed.

import { mkdirSync, writeFileSync } from "node:fs";
import { grammar } from "../grammar/index.js";

const folder = new URL("../syntaxes/", import.meta.url);

mkdirSync(folder, { recursive: true });
writeFileSync(new URL("nnet.tmLanguage.json", folder), `${JSON.stringify(grammar, null, 2)}\n`);
