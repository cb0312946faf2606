// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerError } from './errors.js';
import { formatProofText, parseProofText } from './proof-text.js';
import { hex } from './testing/hex.js';

const CHECKPOINT =
  'example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— n AAAAAAA=\n';
const TEXT = `c2sp.org/tlog-proof@v1
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

${CHECKPOINT}`;

/** The proof written again as it was read, or the code of the refusal. */
function rewritten(text: string): string {
  try {
    return formatProofText(parseProofText(text));
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
}

describe('the text of a proof', () => {
  it('is read as C2SP tlog-proof shows it', () => {
    const { hashes, ...rest } = parseProofText(TEXT);
    expect({ ...rest, hashes: hashes.map(hex) }).toEqual({
      index: 73_894n,
      hashes: [
        '8122b25e861952067a8ddb9662b903380462 9ce30626f7978e032405371d3e54'.replace(' ', ''),
        '07de650daf11f37952f27d1e1bea346ee4f144a4136058bfff553c6a771c5e60',
      ],
      checkpoint: CHECKPOINT,
      extra: null,
    });
  });

  it('parses to what was formatted', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const proof = fc.record({
      index: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
      hashes: fc.array(hash, { maxLength: 63 }),
      checkpoint: fc.string(),
      extra: fc.option(fc.uint8Array({ minLength: 1 })),
    });
    fc.assert(
      fc.property(proof, (made) => {
        expect(parseProofText(formatProofText(made))).toEqual(made);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['another header', TEXT.replace('@v1', '@v2')],
    ['no index', TEXT.replace('index 73894\n', '')],
    ['an index with a leading zero', TEXT.replace('73894', '073894')],
    ['an index of 2^63', TEXT.replace('73894', String(2n ** 63n))],
    ['a hash of 31 bytes', TEXT.replace('PlQ=', 'PA==')],
    ['a hash with unused bits', TEXT.replace('PlQ=', 'PlR=')],
    ['64 hashes', TEXT.replace(/(gSK.*\n)/, '$1'.repeat(63))],
    ['extra that is no base64', TEXT.replace('index', 'extra ?\nindex')],
    ['extra after the index', TEXT.replace('gSK', 'extra AA==\ngSK')],
  ])('is refused with %s', (_what, text) => {
    expect(() => parseProofText(text)).toThrow(LedgerError);
  });

  it('parses or is refused, whatever the text', () => {
    const piece = fc.constantFrom(
      'c2sp.org/tlog-proof@v1\n',
      'index 1\n',
      '\n',
      'extra AA==\n',
      'AA',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (proof) => {
        expect([proof, 'PROOF_INVALID']).toContain(rewritten(proof));
      }),
    );
  });
});
