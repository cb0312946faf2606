// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Span, wouldSee } from './dependencies.js';
import { KnownSpans } from './known-spans.js';

const MOMENTS = Array.from({ length: 14 }, (_, index) => BigInt(index - 1));
const end = fc.option(fc.bigInt(0n, 11n), { nil: null });
const anySpan: fc.Arbitrary<Span> = fc.record({ from: end, until: end });

describe('known spans', () => {
  it('leave of a span what lies between the first and the last moment that is not known', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 5 }), anySpan, (added, asked) => {
        const known = new KnownSpans();
        for (const span of added) known.add(span);
        const lacking = MOMENTS.filter(
          (at) => wouldSee(asked, at) && !added.some((span) => wouldSee(span, at)),
        );
        const [first, last] = [lacking[0], lacking.at(-1)];
        const left = known.lacking(asked);
        const found = MOMENTS.filter((at) => left !== null && wouldSee(left, at));
        expect([found[0], found.at(-1)]).toEqual([first, last]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('know nothing at first, and all when they have been told of all', () => {
    const known = new KnownSpans();
    const ever = { from: null, until: null };
    expect(known.lacking(ever)).toEqual(ever);
    known.add({ from: null, until: 4n });
    expect(known.lacking(ever)).toEqual({ from: 5n, until: null });
    known.add({ from: 5n, until: null });
    expect(known.lacking(ever)).toBeNull();
  });
});
