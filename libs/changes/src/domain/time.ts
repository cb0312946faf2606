// SPDX-License-Identifier: Apache-2.0

export const MILLISECOND = 1_000_000n;
export const MINUTE = 60_000n * MILLISECOND;
export const HOUR = 60n * MINUTE;
export const DAY = 24n * HOUR;

/** A moment that an event speaks of: as its publisher wrote it, and in nanoseconds since 1970. */
export interface Moment {
  readonly text: string;
  readonly at: bigint;
}

export function earliestOf<M extends Moment>(moments: readonly M[]): M | null {
  return moments.reduce<M | null>((best, each) => (best && best.at <= each.at ? best : each), null);
}

export function latestOf<M extends Moment>(moments: readonly M[]): M | null {
  return moments.reduce<M | null>((best, each) => (best && best.at > each.at ? best : each), null);
}

/** Hours between two moments, cut off after the second decimal. */
export function hoursBetween(from: bigint, to: bigint): number {
  return Number(((to - from) * 100n) / HOUR) / 100;
}
