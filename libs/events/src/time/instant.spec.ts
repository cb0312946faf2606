// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { time } from '../testing/arbitrary-value.js';
import { instantOf } from './instant.js';

describe('an instant', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0n],
    ['1969-12-31T23:59:59.999999999Z', -1n],
    ['2026-09-02T10:15:00.1234567Z', 1_788_344_100_123_456_700n],
    ['2026-09-02T12:15:00.123456789999+02:00', 1_788_344_100_123_456_789n],
    ['2026-09-02t10:15:00z', 1_788_344_100_000_000_000n],
    ['2026-09-02T00:00:00-00:00', 1_788_307_200_000_000_000n],
    ['0000-02-29T00:00:00Z', -62_162_121_600_000_000_000n],
    ['2024-02-29T23:59:59Z', 1_709_251_199_000_000_000n],
  ])('%s keeps its text and its nanoseconds', (text, nanoseconds) => {
    expect(instantOf(text)).toEqual({ text, nanoseconds });
  });

  it.each(['2016-12-31T23:59:60Z', '2017-01-01T00:59:60+01:00', '2016-12-31T18:29:60-05:30'])(
    'of the leap second %s counts as the second after it',
    (text) => {
      const { nanoseconds } = instantOf('2017-01-01T00:00:00Z') ?? {};
      expect(instantOf(text)).toEqual({ text, nanoseconds });
    },
  );

  it.each([
    ['30 February', '2025-02-30T00:00:00Z'],
    ['29 February of a common year', '2025-02-29T00:00:00Z'],
    ['29 February of 1900', '1900-02-29T00:00:00Z'],
    ['month 13', '2025-13-01T00:00:00Z'],
    ['day 0', '2025-01-00T00:00:00Z'],
    ['24:00', '2025-01-01T24:00:00Z'],
    ['a leap second at noon', '2025-01-01T12:00:60Z'],
    ['a second 61', '2016-12-31T23:59:61Z'],
    ['no offset', '2025-01-01T00:00:00'],
    ['an offset of hours alone', '2025-01-01T00:00:00+02'],
    ['an offset without a colon', '2025-01-01T00:00:00+0200'],
    ['an offset of 24 hours', '2025-01-01T00:00:00+24:00'],
    ['a date alone', '2025-01-01'],
    ['digits alone', '20250101'],
    ['a year alone', '2025'],
    ['a space for the T', '2025-01-01 00:00:00Z'],
    ['no seconds', '2025-01-01T00:00Z'],
    ['an empty fraction', '2025-01-01T00:00:00.Z'],
    ['a year of five digits', '+12025-01-01T00:00:00Z'],
    ['a word', 'now'],
    ['nothing', ''],
    ['a line feed after it', '2025-01-01T00:00:00Z\n'],
    ['other digits', '２０２５-01-01T00:00:00Z'],
  ])('is none of %s', (_, text) => {
    expect(instantOf(text)).toBe(null);
  });

  it('of every time agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(time, (text) => {
        const milliseconds = BigInt(Date.parse(text)) * 1_000_000n;
        const cut = (instantOf(text)?.nanoseconds ?? 0n) / 1_000_000n;
        expect(cut * 1_000_000n).toBe(milliseconds);
      }),
    );
  });

  it('of any text is a value', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(instantOf(text)?.text ?? text).toBe(text);
      }),
    );
  });
});
