// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.js';
import { decodeEntryBundle, encodeEntryBundle, splitEntryBundle } from './entry-bundle.js';
import { LedgerError } from './errors.js';
import {
  decodePayloadBundle,
  encodePayloadBundle,
  type PayloadSlot,
  splitPayloadBundle,
} from './payload-bundle.js';
import { hex } from './testing/hex.js';

const anyEntries = fc.array(fc.uint8Array(), { maxLength: 256 });
const position = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const anySlot: fc.Arbitrary<PayloadSlot> = fc.oneof(
  fc.record({ kind: fc.constant('none' as const), position }),
  fc.record({ kind: fc.constant('erased' as const), position, erasure: position }),
  fc.record({
    kind: fc.constant('held' as const),
    position,
    salt: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    meta: fc.uint8Array(),
    value: fc.uint8Array(),
  }),
);
const anySlots = fc.array(anySlot, { maxLength: 256 });

function hasExactPositions(bundle: Uint8Array): boolean {
  return splitPayloadBundle(bundle).slots.every((slot) => Number.isSafeInteger(slot.position));
}

describe('a bundle of entries', () => {
  it('is each entry after its length in two bytes', () => {
    expect(hex(encodeEntryBundle([utf8('a'), utf8(''), utf8('bc')]))).toBe('000161000000026263');
  });

  it('decodes to what was encoded', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(decodeEntryBundle(encodeEntryBundle(entries))).toEqual(entries);
      }),
    );
  });

  it('holds entries of up to 65,535 bytes, at most 256', () => {
    const longest = new Uint8Array(65_535);
    expect(decodeEntryBundle(encodeEntryBundle([longest]))).toEqual([longest]);
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(
      new LedgerError('ENTRY_TOO_LARGE', 'an entry of 65536 bytes'),
    );
    const many = Array.from({ length: 257 }, () => utf8(''));
    expect(() => encodeEntryBundle(many)).toThrow(LedgerError);
    expect(() => decodeEntryBundle(new Uint8Array(2 * 257))).toThrow(LedgerError);
  });

  it('gives what can be read before it was cut', () => {
    const bundle = encodeEntryBundle([utf8('a'), utf8('bc')]);
    expect(splitEntryBundle(bundle.subarray(0, 6))).toEqual({ entries: [utf8('a')], rest: 3 });
    expect(() => decodeEntryBundle(bundle.subarray(0, 6))).toThrow(LedgerError);
  });

  it('of any bytes is split: entries and rest make up the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { entries, rest } = splitEntryBundle(bytes);
        const bundle = encodeEntryBundle(entries);
        expect([...bundle, ...bytes.subarray(bytes.length - rest)]).toEqual([...bytes]);
      }),
    );
  });
});

describe('a bundle of payloads', () => {
  it('is marker, position, length and content of each slot', () => {
    const salt = new Uint8Array(32).fill(0xaa);
    const slots: readonly PayloadSlot[] = [
      { kind: 'none', position: 0 },
      { kind: 'held', position: 1, salt, meta: utf8('m'), value: utf8('vv') },
      { kind: 'erased', position: 2, erasure: 259 },
    ];
    const shown = hex(encodePayloadBundle(slots)).replace('aa'.repeat(32), '(salt)');
    expect(shown).toBe(
      [
        '00000000000000000000000000',
        '01000000000000000100000027(salt)000000016d7676',
        '020000000000000002000000080000000000000103',
      ].join(''),
    );
  });

  it('decodes to what was encoded', () => {
    fc.assert(
      fc.property(anySlots, (slots) => {
        expect(decodePayloadBundle(encodePayloadBundle(slots))).toEqual(slots);
      }),
    );
  });

  it('holds at most 256 slots, and no salt but of 32 bytes', () => {
    const none = Array.from({ length: 257 }, (_, at) => ({ kind: 'none', position: at }) as const);
    const short = {
      kind: 'held',
      position: 0,
      salt: utf8('s'),
      meta: utf8(''),
      value: utf8(''),
    } as const;
    expect(() => encodePayloadBundle(none)).toThrow(LedgerError);
    expect(() => encodePayloadBundle([short])).toThrow(LedgerError);
  });

  it('of any bytes is split: slots and rest make up the bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.tuple(anySlots, fc.nat()).map(([slots, at]) => {
        const bundle = encodePayloadBundle(slots);
        return bundle.length === 0 ? bundle : bundle.with(at % bundle.length, at % 251);
      }),
    );
    fc.assert(
      fc.property(bytes.filter(hasExactPositions), (bundle) => {
        const { slots, rest } = splitPayloadBundle(bundle);
        expect(hex(encodePayloadBundle(slots)).length / 2 + rest).toBe(bundle.length);
      }),
    );
  });

  it('is refused when it is cut', () => {
    const bundle = encodePayloadBundle([{ kind: 'none', position: 0 }]);
    expect(() => decodePayloadBundle(bundle.subarray(1))).toThrow(LedgerError);
  });
});
