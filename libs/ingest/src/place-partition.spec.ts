// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePartition } from './place-partition.js';

const digest = Buffer.from('digest');
const at = (next: bigint, last: bigint | null = null) => ({
  next,
  last: last === null ? null : { offset: last, digest },
});

describe('where to read a partition on', () => {
  it.each([
    ['at the start of what is there', at(0n), [0n, 0n], { kind: 'read', from: 0n, known: null }],
    [
      'at the record read last, to know the partition again',
      at(5n, 4n),
      [0n, 9n],
      { kind: 'read', from: 4n, known: { offset: 4n, digest } },
    ],
    [
      'at the cursor, once the record read last is deleted',
      at(5n, 4n),
      [5n, 9n],
      { kind: 'read', from: 5n, known: null },
    ],
    [
      'at the cursor, where a restore has put it before the record read last',
      at(5n, 7n),
      [0n, 9n],
      { kind: 'read', from: 5n, known: null },
    ],
    ['after a gap', at(5n, 4n), [8n, 9n], { kind: 'gap', from: 5n, to: 8n }],
    [
      'nowhere, where less is there',
      at(5n, 4n),
      [0n, 3n],
      { kind: 'truncated', read: 5n, high: 3n },
    ],
  ] as const)('is %s', (_, cursor, [low, high], place) => {
    expect(placePartition(cursor, { low, high })).toEqual(place);
  });

  it('passes over no offset that is not declared a gap', () => {
    const offset = fc.bigInt({ min: 0n, max: 20n });
    fc.assert(
      fc.property(offset, fc.option(offset), offset, offset, (next, last, low, more) => {
        const high = low + more;
        const place = placePartition(at(next, last), { low, high });
        const isHonest = {
          read: () => 'from' in place && place.from <= next && place.from >= low,
          gap: () => 'to' in place && place.from === next && place.to === low,
          truncated: () => next > high,
        }[place.kind];
        expect(isHonest()).toBe(true);
      }),
    );
  });
});
