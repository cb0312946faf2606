// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { failpoints } from '#platform';

describe('a fail-point', () => {
  it('does nothing unless it is named', async () => {
    for (const text of [undefined, '', 'elsewhere=throw']) {
      await expect(failpoints(text)('here')).resolves.toBeUndefined();
    }
  });

  it('acts at every pass, or at the one pass that is asked for', async () => {
    const pass = failpoints('always=throw, second=throw@2');
    await expect(pass('always')).rejects.toThrow('fail-point always');
    await expect(pass('always')).rejects.toThrow('fail-point always');
    await expect(pass('second')).resolves.toBeUndefined();
    await expect(pass('second')).rejects.toThrow('fail-point second');
    await expect(pass('second')).resolves.toBeUndefined();
  });

  it('sleeps and blocks for as long as it is told', async () => {
    const pass = failpoints('nap=sleep:30,stall=block:30');
    for (const name of ['nap', 'stall']) {
      const began = performance.now();
      await pass(name);
      expect(performance.now() - began).toBeGreaterThan(28);
    }
  });

  it('refuses what it cannot read', () => {
    expect(() => failpoints('here=explode')).toThrow('here=explode');
  });
});
