// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from './testing/hex.js';
import { naiveRoot } from './testing/naive-tree.js';
import { EMPTY_ROOT, leafHash, nodeHash, rootOver } from './tree-hash.js';

function sha256(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

describe('the hashes of the tree', () => {
  it('know the root of the empty tree', () => {
    expect(hex(EMPTY_ROOT)).toBe(sha256());
  });

  it('of a leaf is SHA-256(00 ‖ entry)', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (entry) => {
        expect(hex(leafHash(entry))).toBe(sha256(Uint8Array.of(0), entry));
      }),
    );
  });

  it('of a node is SHA-256(01 ‖ left ‖ right)', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(bytes, bytes, (left, right) => {
        expect(hex(nodeHash(left, right))).toBe(sha256(Uint8Array.of(1), left, right));
      }),
    );
  });

  it('over neighbouring subtrees, the last of them smaller, are that of the whole tree', () => {
    const leaves = Array.from({ length: 130 }, (_, at) => leafHash(Uint8Array.of(at)));
    fc.assert(
      fc.property(fc.nat(130), fc.constantFrom(1, 2, 8, 64), (size, width) => {
        const parts = Array.from({ length: Math.ceil(size / width) }, (_, at) =>
          naiveRoot(leaves.slice(at * width, Math.min((at + 1) * width, size))),
        );
        expect(hex(rootOver(parts))).toBe(hex(naiveRoot(leaves.slice(0, size))));
      }),
    );
  });

  it('take messages of any length', () => {
    const lengths = [65_535, 131_071, 131_072, 400_000];
    const entries = lengths.map((length) => new Uint8Array(length).fill(length));
    expect(entries.map((entry) => hex(leafHash(entry)))).toEqual(
      entries.map((entry) => sha256(Uint8Array.of(0), entry)),
    );
  });
});
