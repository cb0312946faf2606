// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.js';
import { LedgerError } from './errors.js';
import { formatTarHeader, parseTarHeader, TAR_BLOCK } from './tar.js';

const MEMBER = { path: 'tile/entries/x001/067.p/17', size: 1234 };

/** What `tar` lists of a file with one member. */
function listedByTar(): string {
  const content = new Uint8Array(3 * TAR_BLOCK);
  const tar = Buffer.concat([formatTarHeader(MEMBER), content, new Uint8Array(2 * TAR_BLOCK)]);
  return execFileSync('tar', ['-tvf', '-'], { input: tar, env: { TZ: 'UTC' } }).toString();
}

describe('the header of a file in a tar', () => {
  it('is read by tar', () => {
    expect(listedByTar()).toMatch(
      /^-rw-r--r-- 0\/0\s+1234 1970-01-01 00:00 tile\/entries\/x001\/067.p\/17\n$/,
    );
  });

  it('parses to what was formatted', () => {
    const member = fc.record({
      path: fc.stringMatching(/^[a-z0-9/.]{1,100}$/),
      size: fc.nat({ max: 8 ** 11 - 1 }),
    });
    fc.assert(
      fc.property(member, (made) => {
        expect(parseTarHeader(formatTarHeader(made))).toEqual(made);
      }),
    );
  });

  it('is refused with any byte changed', () => {
    const header = formatTarHeader(MEMBER);
    for (const at of header.keys()) {
      expect(() => parseTarHeader(header.with(at, header[at]! ^ 1))).toThrow(LedgerError);
    }
  });

  it('is refused for a path or a size that does not fit', () => {
    expect(() => formatTarHeader({ path: 'x'.repeat(101), size: 1 })).toThrow(LedgerError);
    expect(() => formatTarHeader({ path: 'x', size: 8 ** 11 })).toThrow(LedgerError);
    expect(() => parseTarHeader(utf8('x'.repeat(512)))).toThrow(LedgerError);
  });

  it('of zeroes is the end', () => {
    expect(parseTarHeader(new Uint8Array(512))).toBe(null);
  });
});
