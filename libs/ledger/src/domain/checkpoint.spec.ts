// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import { LedgerError } from './errors.js';
import { hex } from './testing/hex.js';

/** The example of C2SP tlog-checkpoint. */
const TEXT =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('a checkpoint', () => {
  it('is read as the specification shows it', () => {
    const { root, ...rest } = parseCheckpoint(TEXT);
    expect({ ...rest, root: hex(root) }).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163n,
      root: '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62',
    });
  });

  it('parses to what was formatted', () => {
    const checkpoint = fc.record({
      origin: fc.stringMatching(/^[a-z./ +-]{1,30}$/),
      size: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    });
    fc.assert(
      fc.property(checkpoint, (made: Checkpoint) => {
        expect(parseCheckpoint(formatCheckpoint(made))).toEqual(made);
      }),
    );
  });

  it.each([
    ['no origin', TEXT.replace('example.com/behind-the-sofa', '')],
    ['a size with a leading zero', TEXT.replace('2085', '02085')],
    ['a negative size', TEXT.replace('2085', '-2085')],
    ['a size of 2^63', TEXT.replace('20852163', String(2n ** 63n))],
    ['a root of 31 bytes', TEXT.replace('2I=', '2A==')],
    ['a root with unused bits', TEXT.replace('2I=', '2J=')],
    ['a line of extension', `${TEXT}extension\n`],
    ['a blank line', `${TEXT}\n`],
    ['no newline at the end', TEXT.slice(0, -1)],
    ['a carriage return', TEXT.replaceAll('\n', '\r\n')],
    ['nothing', ''],
  ])('is refused with %s', (_what, text) => {
    expect(() => parseCheckpoint(text)).toThrow(LedgerError);
  });

  it('is not written in a form that would be refused', () => {
    const root = new Uint8Array(32);
    expect(() => formatCheckpoint({ origin: 'a\nb', size: 0n, root })).toThrow(LedgerError);
    expect(() => formatCheckpoint({ origin: 'a', size: -1n, root })).toThrow(LedgerError);
    expect(() => formatCheckpoint({ origin: 'a', size: 0n, root: root.subarray(1) })).toThrow(
      LedgerError,
    );
  });
});
