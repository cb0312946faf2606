// SPDX-License-Identifier: Apache-2.0
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.js';
import { decodeEntry } from './decode-entry.js';
import { encodeEntry } from './encode-entry.js';
import type { ActEntry, Entry, EventEntry } from './entry.js';
import { LedgerError } from './errors.js';
import { anyEntry } from './testing/any-entry.js';

const EVENT: EventEntry = {
  kind: 'event',
  ledger: 'ledger.example.com/delivery',
  recordedAt: '2026-11-24T10:00:00.123Z',
  channel: {
    kind: 'kafka',
    topic: 'cdevents',
    partition: 0,
    offset: '12',
    timestamp: '1700000000000',
  },
  claim: { id: '1', source: '/ci', type: 'dev.cdevents.service.deployed.0.3.0', time: null },
  conflictsWith: '7',
  payload: {
    mediaType: 'application/cloudevents+json',
    size: 512,
    commitment: `${'A'.repeat(43)}=`,
  },
};
const EVENT_TEXT =
  '{"channel":{"kafka":{"offset":"12","partition":0,"timestamp":"1700000000000","topic":"cdevents"}},' +
  '"claim":{"id":"1","source":"/ci","time":null,"type":"dev.cdevents.service.deployed.0.3.0"},' +
  '"conflictsWith":"7","kind":"event","ledger":"ledger.example.com/delivery",' +
  `"payload":{"commitment":"${'A'.repeat(43)}=","mediaType":"application/cloudevents+json","size":512},` +
  '"recordedAt":"2026-11-24T10:00:00.123Z","v":1}';
const ACT: ActEntry = {
  kind: 'erasure',
  ledger: EVENT.ledger,
  recordedAt: EVENT.recordedAt,
  act: { positions: ['12'], basis: 'Art. 17 GDPR', by: { b: true, a: [null, -1] } },
  payload: null,
};
const ACT_TEXT =
  '{"act":{"basis":"Art. 17 GDPR","by":{"a":[null,-1],"b":true},"positions":["12"]},' +
  '"channel":{"ledger":{}},"claim":null,"kind":"erasure","ledger":"ledger.example.com/delivery",' +
  '"recordedAt":"2026-11-24T10:00:00.123Z","v":1}';

function textOf(entry: Entry): string {
  return new TextDecoder().decode(encodeEntry(entry));
}

function reasonFor(text: string): string {
  const entry = decodeEntry(utf8(text));
  return entry.kind === 'unreadable' ? entry.reason : 'readable';
}

function nestedArrays(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

function actOfDepth(depth: number): ActEntry {
  return { ...ACT, act: { a: JSON.parse(nestedArrays(depth)) } };
}

describe('an entry', () => {
  it('is one JSON text with its fields in the order of RFC 8785', () => {
    expect([textOf(EVENT), textOf(ACT)]).toEqual([EVENT_TEXT, ACT_TEXT]);
  });

  it('of HTTP states route and principal', () => {
    const channel = { kind: 'http', route: '/v1/events', principal: 'ci' } as const;
    expect(textOf({ ...EVENT, channel })).toContain(
      '"channel":{"http":{"principal":"ci","route":"/v1/events"}}',
    );
  });

  it('is its own canonical form: canonicalise(parse(bytes)) = bytes', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const text = textOf(entry);
        expect(canonicalize(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('decodes to what was encoded', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
      }),
    );
  });

  it('decodes from no other bytes: decoded means encoded to the same bytes', () => {
    const change = fc.record({ entry: anyEntry, at: fc.nat(), byte: fc.nat(255) });
    fc.assert(
      fc.property(change, ({ entry, at, byte }) => {
        const bytes = encodeEntry(entry);
        const changed = bytes.with(at % bytes.length, byte);
        const decoded = decodeEntry(changed);
        const rewritten = decoded.kind === 'unreadable' ? changed : encodeEntry(decoded);
        expect(rewritten).toEqual(changed);
      }),
      { numRuns: 1000 },
    );
  });

  it('of any bytes is unreadable, never an exception', () => {
    const json = fc.oneof(
      fc.json(),
      fc.json().map((text) => `{"v":1,"kind":"event",${text}`),
    );
    const bytes = fc.oneof(fc.uint8Array(), json.map(utf8));
    fc.assert(
      fc.property(bytes, (input) => {
        expect(decodeEntry(input).kind).toBe('unreadable');
      }),
    );
  });

  it.each([
    ['not_json', ''],
    ['not_json', '[]'],
    ['not_json', `\ufeff${EVENT_TEXT}`],
    ['unknown_version', EVENT_TEXT.replace('"v":1', '"v":2')],
    ['unknown_version', '{}'],
    ['unknown_kind', EVENT_TEXT.replace('"event"', '"other"')],
    ['unknown_kind', EVENT_TEXT.replace('"event"', '"__proto__"')],
    ['not_canonical', ` ${EVENT_TEXT}`],
    ['not_canonical', EVENT_TEXT.replace('"v":1', '"v":1,"w":1')],
    ['not_canonical', EVENT_TEXT.replace('"v":1', '"v":1.0')],
    ['not_canonical', EVENT_TEXT.replace('"id":"1"', '"id":"\\u0031"')],
    ['not_canonical', EVENT_TEXT.replace('"id":"1"', '"id":"0","id":"1"')],
    ['not_canonical', EVENT_TEXT.replace('"conflictsWith":"7"', '"conflictsWith":null')],
    ['not_canonical', ACT_TEXT.replace('"b":true', '"b":true,"__proto__":1')],
    ['not_canonical', ACT_TEXT.replace('"claim":null', '"claim":{}')],
    ['invalid', EVENT_TEXT.replace('"id":"1"', '"id":"\\ud800"')],
    ['invalid', EVENT_TEXT.replace('"offset":"12"', '"offset":"012"')],
    ['invalid', EVENT_TEXT.replace('"offset":"12"', '"offset":12')],
    ['invalid', EVENT_TEXT.replace('"partition":0', '"partition":0.5')],
    ['invalid', EVENT_TEXT.replace('"partition":0', '"partition":-1')],
    ['invalid', EVENT_TEXT.replace('"kafka"', '"pulsar"')],
    ['invalid', EVENT_TEXT.replace('10:00:00.123Z', '10:00:00Z')],
    ['invalid', EVENT_TEXT.replace('10:00:00.123Z', '24:00:00.123Z')],
    ['invalid', EVENT_TEXT.replace('AAAA', 'AAA')],
    ['invalid', EVENT_TEXT.replace('A=', 'B=')],
    ['invalid', EVENT_TEXT.replace(/"payload":\{.*?\},/, '')],
    ['not_canonical', ACT_TEXT.replace('-1', '1e400')],
    ['not_canonical', ACT_TEXT.replace('-1', '9007199254740993')],
    ['not_canonical', ACT_TEXT.replace('-1', nestedArrays(20_000))],
    ['invalid', ACT_TEXT.replace('-1', nestedArrays(100))],
    ['invalid', ACT_TEXT.replace('{"a"', '{"0"')],
    ['invalid', ACT_TEXT.replace(/"act":\{.*?\},"ch/, '"act":[],"ch')],
    ['too_large', ACT_TEXT.replace('Art. 17', 'x'.repeat(65_536))],
  ])('is unreadable, %s: %j', (reason, text) => {
    expect(reasonFor(text)).toBe(reason);
  });

  it('is unreadable as text that is no UTF-8', () => {
    expect(decodeEntry(Uint8Array.of(0x7b, 0xff))).toEqual({
      kind: 'unreadable',
      reason: 'not_utf8',
    });
  });
});

describe('the encoder', () => {
  it('writes entries up to 65,535 bytes', () => {
    const spare = 65_535 - encodeEntry({ ...ACT, act: { a: '' } }).length;
    const longest = encodeEntry({ ...ACT, act: { a: 'x'.repeat(spare) } });
    expect(longest).toHaveLength(65_535);
    expect(() => encodeEntry({ ...ACT, act: { a: 'x'.repeat(spare + 1) } })).toThrow(
      new LedgerError('ENTRY_TOO_LARGE', 'an entry of 65536 bytes'),
    );
  });

  it.each<[string, Entry]>([
    ['a lone surrogate', { ...EVENT, ledger: '\ud800' }],
    ['a time without milliseconds', { ...EVENT, recordedAt: '2026-11-24T10:00:00Z' }],
    ['a fraction', { ...ACT, act: { a: 0.5 } }],
    ['a number that is none', { ...ACT, act: { a: Number.NaN } }],
    ['a member name that is a number', { ...ACT, act: { '12': true } }],
    ['another position than a decimal number', { ...EVENT, conflictsWith: '1e3' }],
    ['a negative size', { ...EVENT, payload: { ...EVENT.payload, size: -1 } }],
  ])('refuses %s', (_what, entry) => {
    expect(() => encodeEntry(entry)).toThrow(LedgerError);
  });

  it('refuses an act deeper than 64', () => {
    expect(decodeEntry(encodeEntry(actOfDepth(63)))).toEqual(actOfDepth(63));
    expect(() => encodeEntry(actOfDepth(64))).toThrow('nested deeper than 64');
  });
});
