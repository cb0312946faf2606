// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demoHistory, demoSummary } from '#demo';
import type { DemoOptions } from '#demo';

describe('the demo history', () => {
  it('is the same to the byte for the same seed, and another for another seed', () => {
    const hashes = [{ seed: 7 }, { seed: 7 }, { seed: 8 }].map(ndjsonHash);
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  it('has unique ids, also over many quarters', () => {
    const ids = [...demoHistory({ events: 30_000 })].map(({ event }) => event.id);
    expect(new Set(ids).size).toBe(30_000);
  });

  it('tells one quarter of 2026 in 3,000 to 5,000 events', () => {
    const { events, firstTime, lastTime } = demoSummary();
    expect({ isOfThatSize: events >= 3_000 && events <= 5_000, firstTime, lastTime }).toEqual({
      isOfThatSize: true,
      firstTime: '2026-07-01T08:00:00.0000000Z',
      lastTime: '2026-09-30T23:50:00.000Z',
    });
  });

  it('comes in the order of time but for a few late events', () => {
    let latest = 0;
    const late = [...demoHistory()].filter(({ event }) => {
      const time = Date.parse(event.time);
      latest = Math.max(latest, time);
      return time < latest;
    });
    const types = new Set(late.map(({ event }) => event.type.split('.').slice(2, 4).join('.')));
    expect(late.length).toBeGreaterThan(5);
    expect(late.length).toBeLessThan(50);
    expect([...types].toSorted()).toEqual([
      'branch.deleted',
      'service.published',
      'taskrun.finished',
    ]);
  });
});

function ndjsonHash(options: DemoOptions): string {
  const hash = createHash('sha256');
  for (const record of demoHistory(options)) hash.update(`${JSON.stringify(record)}\n`);
  return hash.digest('hex');
}
