// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.js';
import { rangeFromBytes, rangeToBytes, rootOfRange } from './compact-range.js';
import { edgeOfTiles } from './edge-of-tiles.js';
import { LedgerError } from './errors.js';
import { splitHashes } from './hash.js';
import { hex } from './testing/hex.js';
import { naiveRoot } from './testing/naive-tree.js';
import { emptyEdge, type FullTile, growEdge, type TreeEdge } from './tree-edge.js';
import { leafHash } from './tree-hash.js';

const LEAVES = Array.from({ length: 1000 }, (_, index) => leafHash(utf8(`entry ${index}`)));

function edgeOf(size: number): TreeEdge {
  return growEdge(emptyEdge(), LEAVES.slice(0, size)).edge;
}

function shown({ size, range, tiles }: TreeEdge) {
  return { size, range: range.map(hex), tiles: tiles.map((tile) => tile.map(hex)) };
}

function shownTile({ level, index, hashes, root }: FullTile) {
  return { level, index, hashes: splitHashes(hashes).map(hex), root: hex(root) };
}

describe('the growing edge', () => {
  it('has the root of the naive tree at every size up to 300', () => {
    let edge = emptyEdge();
    for (const [size, leaf] of LEAVES.slice(0, 301).entries()) {
      expect(hex(rootOfRange(edge.range))).toBe(hex(naiveRoot(LEAVES.slice(0, size))));
      edge = growEdge(edge, [leaf]).edge;
    }
  });

  it('is the same however the leaves are cut into chunks', () => {
    const cuts = fc.array(fc.nat(LEAVES.length), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (points) => {
        let edge = emptyEdge();
        const full: FullTile[] = [];
        for (const end of [...points, LEAVES.length].toSorted((a, b) => a - b)) {
          const grown = growEdge(edge, LEAVES.slice(edge.size, end));
          edge = grown.edge;
          full.push(...grown.full);
        }
        const whole = growEdge(emptyEdge(), LEAVES);
        expect(shown(edge)).toEqual(shown(whole.edge));
        expect(full.map(shownTile)).toEqual(whole.full.map(shownTile));
      }),
      { numRuns: 50 },
    );
  });

  it('completes a tile with its 256 hashes and their root', () => {
    const { edge, full } = growEdge(emptyEdge(), LEAVES.slice(0, 600));
    const tiles = [LEAVES.slice(0, 256), LEAVES.slice(256, 512)];
    expect(full.map(shownTile)).toEqual(
      tiles.map((leaves, index) => ({
        level: 0,
        index,
        hashes: leaves.map(hex),
        root: hex(naiveRoot(leaves)),
      })),
    );
    expect(shown(edge).tiles).toEqual([
      LEAVES.slice(512, 600).map(hex),
      tiles.map((leaves) => hex(naiveRoot(leaves))),
    ]);
  });

  it('completes the tiles of several levels with one leaf', () => {
    const leaf = leafHash(utf8('the same'));
    const before = growEdge(
      emptyEdge(),
      Array.from({ length: 65_535 }, () => leaf),
    ).edge;
    const { edge, full } = growEdge(before, [leaf]);
    expect(full.map(({ level, index }) => [level, index])).toEqual([
      [0, 255],
      [1, 0],
    ]);
    expect(edge.tiles.map((tile) => tile.length)).toEqual([0, 0, 1]);
    expect(hex(rootOfRange(edge.range))).toBe(hex(full[1]!.root));
  });

  it('leaves the edge that it grew from as it was', () => {
    const edge = edgeOf(300);
    const before = shown(edge);
    growEdge(edge, LEAVES.slice(300));
    expect(shown(edge)).toEqual(before);
  });

  it('refuses an edge whose range does not fit its size', () => {
    expect(() => growEdge({ size: 3, range: [], tiles: [] }, LEAVES)).toThrow(LedgerError);
  });
});

describe('an edge of tiles', () => {
  it('is the grown edge, at every size up to 300', () => {
    for (let size = 0; size <= 300; size += 1) {
      const edge = edgeOf(size);
      expect(shown(edgeOfTiles(size, edge.tiles))).toEqual(shown(edge));
    }
  });

  it('refuses tiles of another size', () => {
    const { tiles } = edgeOf(300);
    expect(() => edgeOfTiles(299, tiles)).toThrow('tile level 0 of size 299 holds 44');
    expect(() => edgeOfTiles(65_536, tiles)).toThrow(LedgerError);
    expect(() => edgeOfTiles(44, tiles)).toThrow(LedgerError);
  });
});

describe('the bytes of a compact range', () => {
  it('give the range back at every size up to 300', () => {
    for (let size = 0; size <= 300; size += 1) {
      const { range } = edgeOf(size);
      expect(rangeFromBytes(size, rangeToBytes(range)).map(hex)).toEqual(range.map(hex));
    }
  });

  it('are refused for a size with another number of subtrees', () => {
    const bytes = rangeToBytes(edgeOf(300).range);
    expect(() => rangeFromBytes(299, bytes)).toThrow(
      'a tree of size 299 has a range of 5 hashes, not 128 bytes',
    );
  });
});
