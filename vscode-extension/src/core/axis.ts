// Axes of a chart: where a value is, and which values are written beside it.

import { number } from "./trainingEvents.js";

export interface Axis {
  /** From 0 to 1. */
  at(value: number): number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Values that are all positive and far apart are easier to read by their powers of ten. */
const FAR_APART = 50;

export function axis(values: readonly number[]): Axis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low > 0 && high / low > FAR_APART ? powers(low, high) : linear(low, high, 5);
}

export function linear(low: number, high: number, count: number): Axis {
  const width = high > low ? high - low : Math.abs(high) || 1;
  const step = niceStep(width / count);
  const first = Math.floor(low / step) * step;
  const last = Math.max(Math.ceil(high / step) * step, first + step);
  const ticks = Array.from({ length: Math.round((last - first) / step) + 1 }, (_, i) => first + i * step);
  return {
    at: (value) => (value - first) / (last - first),
    ticks: ticks.map((value) => ({ value, label: number(Number(value.toPrecision(10))) })),
  };
}

function powers(low: number, high: number): Axis {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  return {
    at: (value) => (Math.log10(value) - first) / (last - first),
    ticks: ticks.map((value) => ({ value, label: number(value) })),
  };
}

/** The next of 1, 2, 5, 10, 20 ... */
function niceStep(wish: number): number {
  const power = 10 ** Math.floor(Math.log10(wish));
  const factor = [1, 2, 5, 10].find((each) => each * power >= wish * (1 - 1e-9)) ?? 10;
  return factor * power;
}
