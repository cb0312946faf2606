// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from './bytes.js';
import { rootOfRange } from './compact-range.js';
import type { Hash } from './hash.js';
import {
  hashesFromTiles,
  planConsistency,
  planInclusion,
  planRoot,
  type ProofPlan,
} from './proof-plan.js';
import { hex } from './testing/hex.js';
import { naiveConsistency, naiveInclusion, naiveRoot } from './testing/naive-tree.js';
import { emptyEdge, growEdge } from './tree-edge.js';
import { leafHash } from './tree-hash.js';
import { verifyConsistency, verifyInclusion } from './verify-now.js';

const LEAVES = Array.from({ length: 300 }, (_, index) => leafHash(utf8(`entry ${index}`)));
const ROOTS = Array.from({ length: 301 }, (_, size) => naiveRoot(LEAVES.slice(0, size)));
const TREE = growEdge(emptyEdge(), LEAVES);

/** Reads the tiles of a tree that is at least as large as the plan's. */
function readPlan(plan: ProofPlan, { edge, full } = TREE): readonly Hash[] {
  const tiles = plan.tiles.map(
    ({ level, index }) =>
      full.find((tile) => tile.level === level && tile.index === index)?.hashes ??
      concatBytes(edge.tiles[level] ?? []),
  );
  return hashesFromTiles(plan, tiles);
}

function inside(size: number, ...numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].filter((number) => number >= 0 && number < size);
}

describe('proofs made of tiles', () => {
  it('of inclusion are those of the naive tree and hold, at all sizes up to 300', () => {
    for (let size = 1; size <= 300; size += 1) {
      for (const index of inside(size, 0, 1, size >> 1, size - 2, size - 1)) {
        const proof = readPlan(planInclusion(BigInt(index), BigInt(size)));
        expect(proof.map(hex)).toEqual(naiveInclusion(index, LEAVES.slice(0, size)).map(hex));
        const claim = { index: BigInt(index), size: BigInt(size), leaf: LEAVES[index]!, proof };
        expect(verifyInclusion({ ...claim, root: ROOTS[size]! })).toBe(true);
        expect(verifyInclusion({ ...claim, root: ROOTS[size - 1]! })).toBe(false);
      }
    }
  });

  it('of consistency are those of the naive tree and hold, at all sizes up to 300', () => {
    for (let size2 = 1; size2 <= 300; size2 += 1) {
      for (const before of inside(size2, 0, 1, size2 >> 1, size2 - 2, size2 - 1)) {
        const size1 = before + 1;
        const proof = readPlan(planConsistency(BigInt(size1), BigInt(size2)));
        expect(proof.map(hex)).toEqual(naiveConsistency(size1, LEAVES.slice(0, size2)).map(hex));
        const claim = { size1: BigInt(size1), size2: BigInt(size2), proof, root2: ROOTS[size2]! };
        expect(verifyConsistency({ ...claim, root1: ROOTS[size1]! })).toBe(true);
        expect(verifyConsistency({ ...claim, root1: ROOTS[size1 - 1]! })).toBe(false);
      }
    }
  });

  it('of inclusion hold for any leaf of any tree up to 300', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (size, number) => {
        const index = number % size;
        const proof = readPlan(planInclusion(BigInt(index), BigInt(size)));
        const claim = { index: BigInt(index), size: BigInt(size), leaf: LEAVES[index]!, proof };
        expect(verifyInclusion({ ...claim, root: ROOTS[size]! })).toBe(true);
      }),
    );
  });

  it('of a root are the root, at all sizes up to 300', () => {
    const sizes = Array.from({ length: 300 }, (_, before) => before + 1);
    expect(sizes.map((size) => readPlan(planRoot(BigInt(size))).map(hex))).toEqual(
      sizes.map((size) => [hex(ROOTS[size]!)]),
    );
  });

  it('take few tiles of a tree with three levels of tiles', () => {
    const leaves = Array.from({ length: 70_000 }, (_, index) => LEAVES[index % 300]!);
    const tree = growEdge(emptyEdge(), leaves);
    const plan = planInclusion(12_345n, 70_000n);
    expect(plan.tiles).toEqual([
      { kind: 'tile', level: 0, index: 48, width: 256 },
      { kind: 'tile', level: 1, index: 0, width: 256 },
      { kind: 'tile', level: 1, index: 1, width: 17 },
      { kind: 'tile', level: 0, index: 273, width: 112 },
    ]);
    const claim = { index: 12_345n, size: 70_000n, leaf: leaves[12_345]! };
    const [proof, root] = [readPlan(plan, tree), rootOfRange(tree.edge.range)];
    expect(verifyInclusion({ ...claim, proof, root })).toBe(true);
  });
});

describe('a plan', () => {
  it('is refused where nothing can be proven', () => {
    const plans = [
      () => planInclusion(3n, 3n),
      () => planInclusion(-1n, 3n),
      () => planInclusion(0n, 0n),
      () => planConsistency(0n, 3n),
      () => planConsistency(4n, 3n),
      () => planRoot(0n),
      () => planRoot(2n ** 53n),
    ];
    for (const plan of plans) expect(plan).toThrow('there is no proof of');
  });

  it('names the hash that a tile lacks', () => {
    const plan = planInclusion(0n, 300n);
    const tiles = plan.tiles.map(() => new Uint8Array(64));
    expect(() => hashesFromTiles(plan, tiles)).toThrow('tile/0/000 lacks hash 3');
  });
});
