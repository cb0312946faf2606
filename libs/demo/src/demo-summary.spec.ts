// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { demoSummary } from '#demo';

describe('the summary of the demo history', () => {
  it('counts what the default history holds', () => {
    const { eventsByType, ...counts } = demoSummary();
    expect(counts).toEqual({
      events: 4908,
      firstTime: '2026-07-01T08:00:00.0000000Z',
      lastTime: '2026-09-30T23:50:00.000Z',
      productionDeployments: 62,
      productionConfigurations: 5,
      releases: 53,
      changeRequests: 44,
      sourceChanges: 72,
      incidents: 2,
    });
    expect(Object.values(eventsByType).reduce((sum, n) => sum + n, 0)).toBe(counts.events);
  });
});
