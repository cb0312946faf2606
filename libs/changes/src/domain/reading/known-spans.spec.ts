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
        const known = added.reduce((all, span) => all.with(span), KnownSpans.NONE);
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
    const ever = { from: null, until: null };
    expect(KnownSpans.NONE.lacking(ever)).toEqual(ever);
    const half = KnownSpans.NONE.with({ from: null, until: 4n });
    expect(half.lacking(ever)).toEqual({ from: 5n, until: null });
    expect(half.with({ from: 5n, until: null }).lacking(ever)).toBeNull();
    expect(KnownSpans.ALL.lacking(ever)).toBeNull();
  });

  it('keep of what is known what reaches from a moment until ever', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 5 }), end, (added, at) => {
        const known = added.reduce((all, span) => all.with(span), KnownSpans.NONE);
        const kept = known.since(at);
        const isKnown = (spans: KnownSpans, from: bigint): boolean =>
          spans.lacking({ from, until: null }) === null;
        for (const moment of MOMENTS) {
          const expected = isKnown(known, moment) && moment >= (at ?? -1n);
          expect([moment, isKnown(kept, moment)]).toEqual([moment, expected]);
          const alone = { from: moment, until: moment };
          expect(kept.lacking(alone) === null).toBe(expected);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
