// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExportSlots, type Release } from './export-slots.js';

const BOUNDS = { perPrincipal: 2, inAll: 3 };

describe('slots for exports', () => {
  it('are so many a principal, and so many in all', () => {
    const slots = new ExportSlots(BOUNDS);
    const taken = ['ann', 'ann', 'ann', 'bob', 'bob'].map((name) => slots.take(name) !== null);
    expect(taken).toEqual([true, true, false, true, false]);
  });

  it('are given back once each, whatever the order', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('ann', 'bob', 'eve'), fc.boolean()));
    fc.assert(
      fc.property(steps, (all) => {
        const slots = new ExportSlots(BOUNDS);
        const held: [string, Release][] = [];
        for (const [name, isTaking] of all) {
          const own = held.filter(([each]) => each === name).length;
          const release = isTaking ? slots.take(name) : null;
          expect(release !== null).toBe(isTaking && own < 2 && held.length < 3);
          if (release !== null) held.push([name, release]);
          const [, back] = (isTaking ? undefined : held.shift()) ?? [];
          back?.();
          back?.();
        }
      }),
    );
  });
});
