// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Metrics } from '#platform';

describe('the metrics of a process', () => {
  it('are told with their labels, those of the process itself included', async () => {
    const metrics = new Metrics('spec');
    const labels = ['kind'];
    metrics.count({ name: 'cups_total', help: 'cups', labels }).add({ kind: 'tea' }, 2);
    metrics.level({ name: 'water_litres', help: 'water' }).set({}, 3);
    metrics.spread({ name: 'sip_seconds', help: 'sips', buckets: [1, 2] }).observe({}, 1.5);
    const lines = (await metrics.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'cups_total{kind="tea",process="spec"} 2',
        'water_litres{process="spec"} 3',
        'sip_seconds_bucket{le="2",process="spec"} 1',
      ]),
    );
    expect(lines.some((line) => line.startsWith('process_resident_memory_bytes{'))).toBe(true);
  });

  it('are refreshed before they are read, and told as they were where that fails', async () => {
    const metrics = new Metrics('spec');
    const level = metrics.level({ name: 'water_litres', help: 'water' });
    let litres = 1;
    metrics.beforeReading(() => level.set({}, litres));
    metrics.beforeReading(async () => {
      throw new Error('the tap is closed');
    });
    await metrics.text();
    litres = 5;
    expect(await metrics.text()).toContain('water_litres{process="spec"} 5');
  });
});
