// SPDX-License-Identifier: Apache-2.0

/** How values spread: the nearest rank at 50, 75 and 90 percent. */
export interface Spread {
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/** A part of a whole, both told. */
export interface Ratio {
  readonly part: number;
  readonly whole: number;
  readonly rate: number;
}

/** How values spread; null: there are none. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((left, right) => left - right);
  if (sorted.length === 0) return null;
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p75: at(0.75), p90: at(0.9) };
}

export function ratio(part: number, whole: number): Ratio {
  return { part, whole, rate: part / whole };
}

/** The middle value; of two, their mean; 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? 0 : (low + high) / 2;
}
