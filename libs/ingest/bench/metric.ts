// SPDX-License-Identifier: Apache-2.0

/** What was measured several times. */
export interface Metric {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

export function metric(values: readonly number[], unit: string): Metric {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), unit };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}
