// SPDX-License-Identifier: Apache-2.0
import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY,
  EARLIEST_QUARTER,
  LAST_QUARTER,
  WEEKS_A_QUARTER,
  mondayOf,
  quarterOf,
} from './clock.js';

describe('a quarter', () => {
  it('of the default history lasts from 1 July to 30 September 2026', () => {
    const { start, end } = quarterOf(LAST_QUARTER);
    expect([start, end]).toEqual([Date.UTC(2026, 6, 1), Date.UTC(2026, 9, 1)]);
  });

  it('holds its working weeks, Monday to Friday, whatever the year', () => {
    const index = integer({ min: EARLIEST_QUARTER, max: EARLIEST_QUARTER + 10_000 });
    const week = integer({ min: 0, max: WEEKS_A_QUARTER - 1 });
    assert(
      property(index, week, (ofQuarter, ofWeek) => {
        const quarter = quarterOf(ofQuarter);
        const monday = mondayOf(quarter, ofWeek);
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(monday).toBeGreaterThanOrEqual(quarter.start);
        expect(monday + 5 * DAY).toBeLessThanOrEqual(quarter.end);
      }),
    );
  });
});
