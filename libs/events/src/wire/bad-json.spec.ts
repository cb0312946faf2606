// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { canonicalContent } from './canonical-content.js';
import { decodeRecord } from './decode-record.js';
import type { WireRecord } from './decoded.js';
import { EVENT, eventWith, kafkaBinary, record, structuredText, utf8 } from './testing/records.js';
import { type Row, verdict, withAttribute, withData } from './testing/verdict.js';

const bytes = (...octets: readonly number[]): WireRecord => record(Uint8Array.from(octets));
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const list = (length: number): WireRecord => record(Array.from({ length }, () => 0));
const keys = (length: number): WireRecord =>
  record(Object.fromEntries(Array.from({ length }, (_, index) => [`key ${index}`, 0])));
const [FIRST = 0, ...REST] = utf8(JSON.stringify(eventWith({})));

describe('a value that is not JSON (robustness D 1–7)', () => {
  it.each<Row>([
    ['row 1: tombstone', { headers: [], value: null }, '0 empty, no claim'],
    ['row 1: tombstone of a binary event', { ...kafkaBinary(EVENT), value: null }, '0 empty'],
    ['row 2: zero length', record(new Uint8Array()), '0 empty, no claim'],
    ['row 2: white space', record(utf8(' \t\r\n')), '0 whitespace, no claim'],
    ['row 3: truncated', structuredText('{"specversion":"1.0","id":"a'), '0 json_syntax, no claim'],
    [
      'row 3: trailing bytes',
      structuredText(`${JSON.stringify(eventWith({}))},`),
      '0 json_syntax, no claim',
    ],
    ['row 3: two documents', structuredText('{} {}'), '0 json_syntax, no claim'],
    ['row 4: NaN', withData('NaN'), '0 json_syntax, no claim'],
    ['row 4: Infinity', withData('Infinity'), '0 json_syntax, no claim'],
    ['row 4: single quotes', withData("'a'"), '0 json_syntax, no claim'],
    ['row 4: comment', withData('1 /* one */'), '0 json_syntax, no claim'],
    ['row 4: trailing comma', withData('[1,]'), '0 json_syntax, no claim'],
    ['row 5: byte order mark', bytes(0xef, 0xbb, 0xbf, FIRST, ...REST), '0 bom, no claim'],
    ['row 6: 0xff in a string', bytes(0x22, 0xff, 0x22), '0 not_utf8, no claim'],
    ['row 7: UTF-16', bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00), '0 not_utf8, no claim'],
    ['row 7: UTF-16 without a mark', bytes(0x7b, 0x00, 0x7d, 0x00), '0 json_syntax, no claim'],
    ['row 7: latin-1', bytes(0x22, 0xe9, 0x22), '0 not_utf8, no claim'],
  ])('stays at state 0: %s', (_, input, expected) => {
    expect(verdict(input)).toBe(expected);
  });
});

describe('JSON that readers disagree about or that costs too much (robustness D 10–17)', () => {
  it.each<Row>([
    ['row 10: key twice', structuredText('{"id":1,"id":2}'), '0 duplicate_key, no claim'],
    [
      'row 10: key twice, once escaped',
      withData(String.raw`{"a":1,"\u0061":2}`),
      '0 duplicate_key, no claim',
    ],
    ['row 10: key twice in a list', withData('[[{"a":{},"a":{}}]]'), '0 duplicate_key, no claim'],
    [
      'row 10: __proto__ twice',
      withData('{"__proto__":{},"__proto__":{}}'),
      '0 duplicate_key, no claim',
    ],
    ['row 10: same key in two objects', withData('{"a":{"a":[{"a":1},{"a":":"}]}}'), '2 fine'],
    ['row 12: 64 levels', withData(nested(63)), '2 fine'],
    ['row 12: 65 levels', withData(nested(64)), '0 json_depth, no claim'],
    ['row 12: 1,000,000 levels', structuredText(nested(1_000_000)), '0 json_depth, no claim'],
    ['row 12: a million unclosed', structuredText('['.repeat(1_000_000)), '0 json_depth, no claim'],
    ['row 13: 10 MiB', withData(`"${'x'.repeat(10 * 1024 * 1024)}"`), '2 fine'],
    ['row 12: 100 lists side by side', withData(`[${'[],'.repeat(99)}[]]`), '2 fine'],
    ['row 12: 100 objects side by side', withData(`[${'{},'.repeat(99)}{}]`), '2 fine'],
    ['row 14: 100,000 keys', keys(100_000), '0 too_many_keys, no claim'],
    ['row 14: 99,999 keys', keys(99_999), '1 no_envelope, no claim'],
    ['row 14: 100,001 items', list(100_001), '0 too_many_items, no claim'],
    ['row 14: 100,000 items', list(100_000), '1 no_envelope, no claim'],
    ['row 15: 2^53+1 and 1e400', withData('[9007199254740993,1e400]'), '2 fine'],
    ['row 16: long exponents', withData(`[${'1e131071,'.repeat(1999)}1e131071]`), '2 fine'],
    ['row 17: -0, 1.0, 1e2', withData('[-0,1.0,1e2]'), '2 fine'],
  ])('is refused, and nothing else is: %s', (_, input, expected) => {
    expect(verdict(input)).toBe(expected);
  });

  const INHERITED = ['__proto__', 'constructor', 'toString', 'admin'];

  it('leaves prototype keys inert wherever they stand (row 11)', () => {
    const evil = '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}';
    const inJson = decodeRecord(withData(evil));
    const asAttribute = decodeRecord(withAttribute('__proto__', '{"admin":true}'));
    const asHeader = decodeRecord({
      ...kafkaBinary(EVENT),
      headers: [...kafkaBinary(EVENT).headers, ['ce___proto__', utf8('admin')]],
    });
    expect(Object.keys(Object(inJson.document))).toEqual(['__proto__', 'constructor']);
    expect(Object.hasOwn(asHeader.attributes, '__proto__')).toBe(true);
    expect(
      [inJson, asAttribute, asHeader].map(({ state, attributes, document }) => ({
        state,
        inherits: INHERITED.filter(
          (name) => !Object.hasOwn(attributes, name) && name in attributes,
        ),
        admin: Reflect.get(Object(document), 'admin') ?? Reflect.get({}, 'admin') ?? null,
      })),
    ).toEqual([
      { state: 2, inherits: [], admin: null },
      { state: 2, inherits: [], admin: null },
      { state: 2, inherits: [], admin: null },
    ]);
  });

  it('tells contents apart by their bytes where a number is beyond what readers agree on', () => {
    const contents = ['9007199254740993', '9007199254740992', '1e400', '1e401', 'null'].map(
      (number) => canonicalContent(decodeRecord(withData(number))),
    );
    expect(new Set(contents).size).toBe(contents.length);
  });
});
