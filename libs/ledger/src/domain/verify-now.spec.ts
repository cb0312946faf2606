// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.js';
import { naiveConsistency, naiveInclusion, naiveRoot } from './testing/naive-tree.js';
import { leafHash } from './tree-hash.js';
import { verifyConsistency, verifyInclusion } from './verify-now.js';

const LEAVES = Array.from({ length: 11 }, (_, index) => leafHash(utf8(`entry ${index}`)));
const ROOT = naiveRoot(LEAVES);
const INCLUSION = {
  index: 6n,
  size: 11n,
  leaf: LEAVES[6]!,
  root: ROOT,
  proof: naiveInclusion(6, LEAVES),
};
const CONSISTENCY = {
  size1: 6n,
  size2: 11n,
  root1: naiveRoot(LEAVES.slice(0, 6)),
  root2: ROOT,
  proof: naiveConsistency(6, LEAVES),
};

/** The bytes with the bit numbered `bit` turned over. */
function flip(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}

function flipIn(proof: readonly Uint8Array[], bit: number): readonly Uint8Array[] {
  return proof.map((hash, at) => (at === bit >> 8 ? flip(hash, bit & 255) : hash));
}

describe('an inclusion proof', () => {
  it('holds', () => {
    expect(verifyInclusion(INCLUSION)).toBe(true);
  });

  it('never holds with one bit turned over', () => {
    for (let bit = 0; bit < 256; bit += 1) {
      expect(verifyInclusion({ ...INCLUSION, leaf: flip(INCLUSION.leaf, bit) })).toBe(false);
      expect(verifyInclusion({ ...INCLUSION, root: flip(ROOT, bit) })).toBe(false);
    }
    for (let bit = 0; bit < INCLUSION.proof.length * 256; bit += 1) {
      const proof = flipIn(INCLUSION.proof, bit);
      expect(verifyInclusion({ ...INCLUSION, proof })).toBe(false);
    }
  });

  it('never holds with hashes more or less, or of another length', () => {
    const { proof } = INCLUSION;
    const changed = proof.flatMap((_, at) => [
      proof.toSpliced(at, 1),
      proof.toSpliced(at, 0, ROOT),
      proof.with(at, ROOT.subarray(1)),
    ]);
    for (const other of [...changed, [...proof, ROOT]]) {
      expect(verifyInclusion({ ...INCLUSION, proof: other })).toBe(false);
    }
  });

  it('holds for no other index and no size that no tree of the same shape has', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -1n, max: 2n ** 64n }), (index) => {
        expect(verifyInclusion({ ...INCLUSION, index })).toBe(index === INCLUSION.index);
      }),
    );
    expect(verifyInclusion({ ...INCLUSION, size: 6n })).toBe(false);
    expect(verifyInclusion({ ...INCLUSION, size: 2n ** 63n })).toBe(false);
  });
});

describe('a consistency proof', () => {
  it('holds', () => {
    expect(verifyConsistency(CONSISTENCY)).toBe(true);
  });

  it('never holds with one bit turned over', () => {
    for (let bit = 0; bit < 256; bit += 1) {
      const { root1, root2 } = CONSISTENCY;
      expect(verifyConsistency({ ...CONSISTENCY, root1: flip(root1, bit) })).toBe(false);
      expect(verifyConsistency({ ...CONSISTENCY, root2: flip(root2, bit) })).toBe(false);
    }
    for (let bit = 0; bit < CONSISTENCY.proof.length * 256; bit += 1) {
      const proof = flipIn(CONSISTENCY.proof, bit);
      expect(verifyConsistency({ ...CONSISTENCY, proof })).toBe(false);
    }
  });

  it('never holds from size 0, backwards, or with a hash of another length', () => {
    const { root2, proof } = CONSISTENCY;
    const short = proof.map((hash) => hash.subarray(1));
    expect(verifyConsistency({ ...CONSISTENCY, proof: short })).toBe(false);
    expect(verifyConsistency({ ...CONSISTENCY, size1: 12n })).toBe(false);
    expect(verifyConsistency({ ...CONSISTENCY, size1: -6n })).toBe(false);
    expect(verifyConsistency({ ...CONSISTENCY, size1: 0n, proof: [] })).toBe(false);
    const empty = { size1: 0n, size2: 0n, root1: root2, root2, proof: [] };
    expect(verifyConsistency(empty)).toBe(false);
  });

  it('answers whatever it is given', () => {
    const size = fc.bigInt({ min: -1n, max: 2n ** 70n });
    const bytes = fc.uint8Array({ maxLength: 33 });
    fc.assert(
      fc.property(size, size, bytes, fc.array(bytes), (size1, size2, root1, proof) => {
        const answer = verifyConsistency({ size1, size2, root1, root2: ROOT, proof });
        expect(typeof answer).toBe('boolean');
      }),
    );
  });
});
