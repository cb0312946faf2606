// SPDX-License-Identifier: Apache-2.0

/** One figure of a bench: over its runs, or a percentile of many. */
export interface Metric {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

/** What a bench returns: its figures, how some relate, and over how many runs. */
export interface BenchReport {
  readonly runs: number;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly ratios: Readonly<Record<string, number>>;
}

/** What was measured several times, as one figure. */
export function metric(values: readonly number[], unit: string): Metric {
  return {
    median: rounded(median(values)),
    min: rounded(Math.min(...values)),
    max: rounded(Math.max(...values)),
    unit,
  };
}

/** The value in the middle; of an even number of them, between the two; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}

/** The value below which a share of all lie (nearest rank); NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** How long something takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

/** No clock is better than that. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
