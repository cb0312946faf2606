// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.js';
import { fromDecimal, fromUtf8, utf8 } from './bytes.js';

describe('base64', () => {
  it('is spelled the same where there is no Buffer, as in a browser', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const { Buffer: own } = globalThis;
        Reflect.deleteProperty(globalThis, 'Buffer');
        const text = toBase64(bytes);
        globalThis.Buffer = own;
        expect(text).toBe(toBase64(bytes));
      }),
    );
  });

  it('is the one that Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });

  it('gives the bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'AA=',
    'AB==',
    'AAB=',
    'AAAA=',
    'AA==\n',
    'A A=',
    '-_8=',
    'AA==AA==',
    'é',
  ])('is refused in any other form: %j', (text) => {
    expect(fromBase64(text)).toBe(null);
  });
});

describe('UTF-8', () => {
  it('is read exactly: a byte order mark stays, and no bytes are replaced', () => {
    const mark = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61);
    expect([fromUtf8(mark), fromUtf8(Uint8Array.of(0xff)), fromUtf8(utf8('é'))]).toEqual([
      '\ufeffa',
      null,
      'é',
    ]);
  });
});

describe('a decimal number', () => {
  it('has one form and lies below 2^63', () => {
    const texts = [
      '0',
      '9223372036854775807',
      '9223372036854775808',
      '00',
      '01',
      '-1',
      '1.0',
      ' 1',
      '',
    ];
    expect(texts.map(fromDecimal)).toEqual([
      0n,
      9_223_372_036_854_775_807n,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
