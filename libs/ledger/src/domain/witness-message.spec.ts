// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerError } from './errors.js';
import { hex } from './testing/hex.js';
import {
  formatAddCheckpoint,
  formatWitnessSize,
  parseAddCheckpoint,
  parseWitnessSize,
} from './witness-message.js';

const CHECKPOINT =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— n AAAAAAA=\n';
const BODY = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=

${CHECKPOINT}`;

describe('a request to a witness', () => {
  it('is read as C2SP tlog-witness shows it', () => {
    const { proof, ...rest } = parseAddCheckpoint(BODY);
    expect({ ...rest, proof: proof.map(hex) }).toEqual({
      oldSize: 20_852_014n,
      proof: [
        '3e544d0abc07a6a846aeea6e7b42fb8316e36cc88a03db5e9afb996430e991ac',
        '8eb2590e663c63b4b2244d0c58ba4ba3390854c48c65c0f992fb8ac4f0b7b309',
      ],
      checkpoint: CHECKPOINT,
    });
  });

  it('parses to what was formatted', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const request = fc.record({
      oldSize: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
      proof: fc.array(hash, { maxLength: 63 }),
      checkpoint: fc.string(),
    });
    fc.assert(
      fc.property(request, (made) => {
        expect(parseAddCheckpoint(formatAddCheckpoint(made))).toEqual(made);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no size', BODY.replace('old 20852014\n', '')],
    ['a size with a leading zero', BODY.replace('old 2', 'old 02')],
    ['a size without its word', BODY.replace('old ', '')],
    ['a hash of 31 bytes', BODY.replace('kaw=', 'kQ==')],
    ['64 hashes', BODY.replace(/(PlR.*\n)/, '$1'.repeat(63))],
    ['no blank line', 'old 0\n'],
  ])('is refused with %s', (_what, body) => {
    expect(() => parseAddCheckpoint(body)).toThrow(LedgerError);
  });
});

describe('the size that a witness answers with', () => {
  it('is a decimal number and a newline', () => {
    expect(formatWitnessSize(20_852_014n)).toBe('20852014\n');
    expect(parseWitnessSize('20852014\n')).toBe(20_852_014n);
  });

  it.each(['', '\n', '12', '012\n', '1 2\n', '12\n\n', '-1\n'])('is refused as %j', (body) => {
    expect(() => parseWitnessSize(body)).toThrow(LedgerError);
  });
});
