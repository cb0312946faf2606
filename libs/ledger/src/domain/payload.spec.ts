// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUtf8, uint32, utf8 } from './bytes.js';
import { commitPayload } from './commitment.js';
import { LedgerError } from './errors.js';
import { decodeMeta, encodeMeta, type PayloadMeta } from './payload-meta.js';
import { anyText } from './testing/any-entry.js';
import { hex } from './testing/hex.js';

const anySalt = fc.uint8Array({ minLength: 32, maxLength: 32 });
const anyBytes: fc.Arbitrary<Uint8Array | null> = fc.option(fc.uint8Array());
const anyMeta: fc.Arbitrary<PayloadMeta> = fc.record({
  headers: fc.array(fc.tuple(anyText, anyBytes)),
  key: anyBytes,
  nullValue: fc.boolean(),
});

describe('the commitment to a payload', () => {
  it('is HMAC-SHA-256 over the length of the meta, the meta and the value', () => {
    fc.assert(
      fc.property(anySalt, fc.uint8Array(), fc.uint8Array(), (salt, meta, value) => {
        const hmac = createHmac('sha256', salt);
        hmac.update(uint32(meta.length)).update(meta).update(value);
        expect(hex(commitPayload({ salt, meta, value }))).toBe(hmac.digest('hex'));
      }),
    );
  });

  it('holds for values of any length', () => {
    const [salt, meta] = [new Uint8Array(32).fill(1), utf8('{}')];
    const value = new Uint8Array(2_000_000).fill(7);
    const hmac = createHmac('sha256', salt).update(uint32(2)).update(meta).update(value);
    expect(hex(commitPayload({ salt, meta, value }))).toBe(hmac.digest('hex'));
  });

  it('tells apart where the meta ends and the value begins', () => {
    const salt = new Uint8Array(32);
    const one = commitPayload({ salt, meta: utf8('ab'), value: utf8('c') });
    const other = commitPayload({ salt, meta: utf8('a'), value: utf8('bc') });
    expect(hex(one)).not.toBe(hex(other));
  });

  it('takes no salt but of 32 bytes', () => {
    const payload = { meta: utf8(''), value: utf8('') };
    expect(() => commitPayload({ ...payload, salt: new Uint8Array(31) })).toThrow(
      new LedgerError('ENTRY_INVALID', 'a salt of 31 bytes'),
    );
  });
});

describe('the meta of a payload', () => {
  it('is JSON of headers as received, the key, and whether there was no value', () => {
    const meta = encodeMeta({
      headers: [
        ['a', utf8('1')],
        ['a', null],
      ],
      key: null,
      nullValue: true,
    });
    expect(fromUtf8(meta)).toBe(
      '{"headers":[["a","MQ=="],["a",null]],"key":null,"nullValue":true}',
    );
  });

  it('is its own canonical form: canonicalise(parse(bytes)) = bytes', () => {
    fc.assert(
      fc.property(anyMeta, (meta) => {
        const text = fromUtf8(encodeMeta(meta))!;
        expect(canonicalize(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('decodes to what was encoded', () => {
    fc.assert(
      fc.property(anyMeta, (meta) => {
        expect(decodeMeta(encodeMeta(meta))).toEqual(meta);
      }),
    );
  });

  it.each([
    '',
    'null',
    '{}',
    '{"headers":[],"key":"A"}',
    '{"headers":[],"key":null,"nullValue":false}',
    '{"headers":[],"key":null} ',
    '{"headers":[["a"]],"key":null}',
    '{"headers":[["a",1]],"key":null}',
    '{"headers":[[null,null]],"key":null}',
    '{"headers":{},"key":null}',
    '{"headers":[["\\ud800",null]],"key":null}',
    '{"key":null,"headers":[]}',
  ])('is refused as %s', (text) => {
    expect(() => decodeMeta(utf8(text))).toThrow(
      new LedgerError('META_INVALID', 'no meta of a payload in canonical JSON'),
    );
  });
});
