// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerError } from './errors.js';
import { formatSignerKey, parseSignerKey, signerKey } from './signer-key.js';
import { hex } from './testing/hex.js';
import { formatVerifierKey } from './verifier-key.js';
import { parseVerifierKey } from './verify-now.js';

const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SKEY = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
}

const anyKey = fc.record({
  name: fc.stringMatching(/^[a-z./-]{1,30}$/),
  role: fc.constantFrom('log', 'witness'),
  seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});

describe('a verifier key', () => {
  it('is read as Go made it', () => {
    const { publicKey, ...rest } = parseVerifierKey(VKEY);
    expect({ ...rest, publicKey: hex(publicKey) }).toEqual({
      name: 'PeterNeumann',
      role: 'log',
      id: 0xc74f20a3,
      publicKey: '1a5cd907143c384c41e830c5bce12aa8817ec5649aaabf2c31388b35b2d744d6',
    });
  });

  it('parses to what was formatted, of a log and of a witness', () => {
    fc.assert(
      fc.property(anyKey, ({ name, role, seed }) => {
        const { verifier } = signerKey(name, role, seed);
        expect(parseVerifierKey(formatVerifierKey(verifier))).toEqual(verifier);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['another id', VKEY.replace('c74f20a3', 'c74f20a4')],
    ['another name', VKEY.replace('Peter', 'Petra')],
    ['a space in its name', VKEY.replace('rN', 'r N')],
    ['a capital in its id', VKEY.replace('c74f', 'C74F')],
    ['a short key', VKEY.slice(0, -4)],
    ['an unknown algorithm', VKEY.replace('+ARpc', '+Ahpc')],
  ])('is refused with %s', (_what, text) => {
    expect(codeOf(() => parseVerifierKey(text))).toBe('KEY_INVALID');
  });
});

describe('a signer key', () => {
  it('belongs to the verifier key that Go derived', () => {
    expect(formatVerifierKey(parseSignerKey(SKEY).verifier)).toBe(VKEY);
  });

  it('parses to what was formatted', () => {
    fc.assert(
      fc.property(anyKey, ({ name, role, seed }) => {
        const key = signerKey(name, role, seed);
        expect(formatSignerKey(parseSignerKey(formatSignerKey(key)))).toBe(formatSignerKey(key));
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a verifier key', VKEY],
    ['another id', SKEY.replace('c74f20a3', 'c74f20a4')],
    ['an unknown algorithm', SKEY.replace('+AYEK', '+AoEK')],
    ['a short key', SKEY.slice(0, -4)],
  ])('is refused with %s, and the message does not tell it', (_what, text) => {
    expect(codeOf(() => parseSignerKey(text))).toBe('KEY_INVALID');
    expect(() => parseSignerKey(text)).toThrow(/^no signer key$/);
  });
});
