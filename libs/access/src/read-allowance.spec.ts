// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadAllowances } from './read-allowance.js';

describe('the allowance of reads', () => {
  it('is the worth of a minute at once, then one a step, each principal its own', () => {
    let nowMs = 1_000_000;
    const allowances = new ReadAllowances(3, { nowMs: () => nowMs });
    const taken = () => allowances.take('a');
    expect([taken(), taken(), taken(), taken()]).toEqual([
      { isAllowed: true, remaining: 2, retrySeconds: 0 },
      { isAllowed: true, remaining: 1, retrySeconds: 0 },
      { isAllowed: true, remaining: 0, retrySeconds: 0 },
      { isAllowed: false, remaining: 0, retrySeconds: 20 },
    ]);
    expect(allowances.take('b').isAllowed).toBe(true);
    nowMs += 20_000;
    expect([taken().isAllowed, taken().isAllowed]).toEqual([true, false]);
  });

  it('law: in no minute more than twice the allowance, and whoever waits as told is let in', () => {
    const rates = fc.integer({ min: 1, max: 1_000 });
    const pauses = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(rates, pauses, (perMinute, steps) => {
        let nowMs = 0;
        const allowances = new ReadAllowances(perMinute, { nowMs: () => nowMs });
        const allowedAt: number[] = [];
        for (const step of steps) {
          nowMs += step;
          const { isAllowed, retrySeconds } = allowances.take('a');
          nowMs += retrySeconds * 1_000;
          expect(isAllowed || allowances.take('a').isAllowed).toBe(true);
          allowedAt.push(nowMs);
        }
        for (const from of allowedAt) {
          const within = allowedAt.filter((at) => at >= from && at < from + 60_000).length;
          expect(within).toBeLessThanOrEqual(2 * perMinute + 1);
        }
      }),
    );
  });
});
