// SPDX-License-Identifier: Apache-2.0
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { demoHistory, demoSummary } from '#demo';

const MEBIBYTE = 2 ** 20;

describe('a long demo history', () => {
  it('holds no more memory after 100,000 events than after 5,000', () => {
    const history = demoHistory({ events: 1_000_000 });
    take(history, 5_000);
    const before = heapInUse();
    take(history, 95_000);
    expect((heapInUse() - before) / MEBIBYTE).toBeLessThan(8);
  });

  it('has as many events as asked for and ends in the same quarter', () => {
    const { events, firstTime, lastTime } = demoSummary({ events: 24_000 });
    const days = [firstTime, lastTime].map((time) => time?.slice(0, 7));
    expect([events, ...days]).toEqual([24_000, '2025-07', '2026-09']);
  });

  it('starts in 2000 when the years since then are too few', () => {
    const first = demoHistory({ events: 10_000_000 }).next();
    expect(first.value?.event.time).toBe('2000-01-01T08:00:00.0000000Z');
  });

  it('of no events is empty', () => {
    expect([...demoHistory({ events: 0 })]).toEqual([]);
  });
});

function take(history: Iterator<unknown>, count: number): void {
  for (let taken = 0; taken < count; taken++) history.next();
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
