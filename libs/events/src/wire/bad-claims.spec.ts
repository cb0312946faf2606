// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { decodeRecord } from './decode-record.js';
import type { WireRecord } from './decoded.js';
import { identityOf } from './identity.js';
import { EVENT, eventWith, kafkaBinary, structured } from './testing/records.js';
import { type Row, verdict, withAttribute, withData } from './testing/verdict.js';

const withTime = (time: string): WireRecord => structured(eventWith({ time }));
const withId = (id: string): WireRecord => structured(eventWith({ id }));

describe('characters that other parts choke on (robustness D 8, 9, 30–32)', () => {
  it.each<Row>([
    ['row 8: NUL in the data', withData(String.raw`"a\u0000"`), '2 fine'],
    [
      'row 8: NUL in the id',
      withAttribute('id', String.raw`"a\u0000"`),
      '1 nul_character /id, no claim',
    ],
    ['row 9: lone surrogate in the data', withData(String.raw`"\ud800"`), '2 fine'],
    [
      'row 9: lone surrogate in the id',
      withAttribute('id', String.raw`"\ud800"`),
      '1 lone_surrogate /id, no claim',
    ],
    [
      'row 9: lone surrogate in the type',
      withAttribute('type', String.raw`"\udc00"`),
      '1 lone_surrogate /type, no claim',
    ],
    [
      'row 9: lone surrogate in the time',
      withAttribute('time', String.raw`"\udc00"`),
      '1 lone_surrogate /time, no claim',
    ],
    ['row 31: id of 2,048 bytes', withId('é'.repeat(1024)), '2 fine'],
    ['row 31: id of 2,049 bytes', withId(`${'é'.repeat(1024)}a`), '1 claim_too_long /id, no claim'],
    [
      'row 31: id of 3,000 characters in a header',
      kafkaBinary({
        ...EVENT,
        attributes: { ...EVENT.attributes, id: 'a'.repeat(3000) },
      }),
      '1 claim_too_long, no claim',
    ],
    [
      'row 32: line ends, escapes and right-to-left marks',
      withId('a\n\t\u001b[31m\u202e'),
      '2 fine',
    ],
  ])('are kept out of a claim where it would be ambiguous: %s', (_, input, expected) => {
    expect(verdict(input)).toBe(expected);
  });

  it('keeps apart ids and sources that only look alike (row 30)', () => {
    const alike = [
      { source: '/ci/acme', id: 'é' },
      { source: '/ci/acme', id: 'e\u0301' },
      { source: '/ci/acme/', id: 'é' },
      { source: '/CI/acme', id: 'é' },
      { source: '/ci/acm', id: 'eé' },
    ];
    const claims = alike.map((changes) => decodeRecord(structured(eventWith(changes))).claim);
    const keys = claims.map((claim) => claim && Buffer.from(identityOf(claim)).toString('hex'));
    expect(claims).toMatchObject(alike);
    expect(new Set(keys).size).toBe(alike.length);
  });
});

describe('times (robustness D 21–26)', () => {
  it('are RFC 3339 or stop at state 1, keeping their text', () => {
    const odd = [
      '2025-02-30T00:00:00Z',
      '2023-02-29T00:00:00Z',
      '2025-01-01T24:00:00Z',
      '2025-01-01T12:00:60Z',
      '2025-01-01T00:00:00',
      '2025-01-01 00:00:00Z',
      '2025-01-01',
      '20250101',
      '2025',
      'now',
      'infinity',
      'yesterday',
      '294277-01-01T00:00:00Z',
      '+275760-09-13T00:00:00Z',
      ' 2025-01-01T00:00:00Z',
    ];
    expect(odd.map((time) => decodeRecord(withTime(time)))).toMatchObject(
      odd.map((time) => ({
        state: 1,
        reason: { code: 'time', pointer: '/time' },
        claim: { time },
      })),
    );
  });

  it('are kept as written when they are', () => {
    const fine = [
      '2025-01-01T00:00:00.123456789012Z',
      '2016-12-31T23:59:60Z',
      '2017-01-01T00:59:60+01:00',
      '2024-02-29t00:00:00z',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59-00:00',
    ];
    expect(fine.map((time) => decodeRecord(withTime(time)))).toMatchObject(
      fine.map((time) => ({ state: 2, reason: null, claim: { time } })),
    );
  });
});
