// SPDX-License-Identifier: Apache-2.0

/** One figure of a bench: over its runs, or a percentile of many. */
export interface Metric {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

/** What a bench returns. */
export interface BenchReport {
  readonly runs: number;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly ratios: Readonly<Record<string, number>>;
}

export function metric(values: readonly number[], unit: string): Metric {
  return {
    median: percentile(values, 0.5),
    min: Math.min(...values),
    max: Math.max(...values),
    unit,
  };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
