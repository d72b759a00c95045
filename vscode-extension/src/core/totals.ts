// What the status bar shows of a network.

import type { Summary } from "./protocol.js";

const UNITS = ["KB", "MB", "GB", "TB"];

export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** Such as `3.2 MB`; a kilobyte has 1,024 bytes, as in `nnet summary`. */
export function bytes(size: number): string {
  const power = Math.max(1, Math.min(UNITS.length, Math.floor(Math.log2(Math.max(size, 1)) / 10)));
  return `${(size / 1024 ** power).toFixed(1)} ${UNITS[power - 1] ?? ""}`;
}

export function totals(summary: Summary): string {
  const parameters = `${count(summary.parameters)} parameter${summary.parameters === 1 ? "" : "s"}`;
  return [parameters, summary.memory ? bytes(summary.memory.total) : summary.work].join(" · ");
}

export function explained(summary: Summary): string {
  const lines = [`**${summary.network}**: ${count(summary.parameters)} parameters, ${bytes(4 * summary.parameters)} of weights, ${summary.work} an example`];
  if (summary.memory) {
    lines.push(`Training with batches of ${count(summary.memory.batch)} takes ${bytes(summary.memory.total)}.`);
  }
  return lines.join("\n\n");
}
