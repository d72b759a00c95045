// Writes the definitions for other highlighters to out/highlighters/.

import { mkdirSync, writeFileSync } from "node:fs";
import { highlighters } from "../grammar/highlighters.js";

const folder = new URL("../out/highlighters/", import.meta.url);

mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(highlighters)) writeFileSync(new URL(name, folder), content);
