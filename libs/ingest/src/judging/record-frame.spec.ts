// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf, recordsOf } from './record-frame.js';

const bytes = fc.option(fc.uint8Array({ maxLength: 40 }).map((piece) => Buffer.from(piece)));
const record = fc.record({
  offset: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  timestamp: fc.maxSafeInteger().map(String),
  key: bytes,
  value: bytes,
  headers: fc.array(fc.tuple(fc.string({ unit: 'binary' }), bytes), { maxLength: 4 }),
});

describe('records in a frame', () => {
  it('are the same on the other side: null apart from empty, headers in order and repeated', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (records) => {
        expect([...recordsOf(structuredClone(frameOf(records)))]).toEqual(records);
      }),
    );
  });
});
