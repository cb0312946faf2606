// SPDX-License-Identifier: Apache-2.0

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The working weeks of a quarter: whole weeks, Monday to Friday, that fit into any quarter. */
export const WEEKS_A_QUARTER = 12;

/** A calendar quarter in UTC; `start` and `end` in milliseconds since the epoch, end excluded. */
export interface Quarter {
  /** year × 4 + quarter of the year from 0 */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** 2026-07-01 … 2026-09-30: the quarter in which every history ends that is not too long. */
export const LAST_QUARTER = quarterIndex(2026, 3);

/** No history starts before 2000-01-01: consumers may take older times for a broken clock. */
export const EARLIEST_QUARTER = quarterIndex(2000, 1);

/** `quarterOfYear` counts from 1. */
function quarterIndex(year: number, quarterOfYear: number): number {
  return year * 4 + quarterOfYear - 1;
}

export function quarterOf(index: number): Quarter {
  return { index, start: startOf(index), end: startOf(index + 1) };
}

/** 00:00 UTC on the Monday of a working week, the first one being week 0. */
export function mondayOf(quarter: Quarter, week: number): number {
  const daysSinceMonday = (quarter.start / DAY + 3) % 7; // 1970-01-01 was a Thursday
  const daysToMonday = (7 - daysSinceMonday) % 7;
  return quarter.start + (daysToMonday + 7 * week) * DAY;
}

function startOf(index: number): number {
  return Date.UTC(Math.floor(index / 4), (index % 4) * 3, 1);
}
