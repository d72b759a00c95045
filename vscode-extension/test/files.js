// The .nnet files of the repository.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

const skipped = ["node_modules", "out", "target", ".git"];

/** All below a folder. */
export function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.includes(entry.name) ? [] : sources(path);
    return entry.name.endsWith(".nnet") ? [path] : [];
  });
}
