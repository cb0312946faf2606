// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantText } from './instant-text.js';

const EARLIEST_MS = Date.parse('0000-01-01T00:00:00Z');
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z');

describe('the text of an instant', () => {
  it.each([
    '0000-01-01T00:00:00.000Z',
    '0000-02-29T00:00:00.000Z',
    '0000-03-01T00:00:00.000Z',
    '1899-12-31T23:59:59.999Z',
    '1900-03-01T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    '2000-02-29T12:34:56.789Z',
    '2024-12-31T23:59:59.000Z',
    '9999-12-31T23:59:59.999Z',
  ])('is %s', (text) => {
    expect(instantText(BigInt(Date.parse(text)) * 1_000_000n + 999_999n)).toBe(text);
  });

  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: EARLIEST_MS, max: LATEST_MS }), (ms) => {
        expect(instantText(BigInt(ms) * 1_000_000n)).toBe(new Date(ms).toISOString());
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([BigInt(EARLIEST_MS) * 1_000_000n - 1n, (BigInt(LATEST_MS) + 1n) * 1_000_000n])(
    'is none of a year without four digits: %s',
    (nanoseconds) => {
      expect(instantText(nanoseconds)).toBe(null);
    },
  );
});
