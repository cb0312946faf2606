// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from './bytes.js';
import { LedgerError } from './errors.js';
import type { Hash } from './hash.js';
import { nodeHash } from './tree-hash.js';

/** Hashes a full tile holds (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/** Tree levels that one tile spans: log2 of its width. */
export const TILE_HEIGHT = 8;

/**
 * All of a tree that its growth needs: `size` leaves, `range` the roots of the perfect subtrees
 * they fall into (largest first, one for each set bit of `size`), `tiles[L]` the hashes so far in
 * the partial tile at tile level L (level 0: leaf hashes).
 */
export interface TreeEdge {
  readonly size: number;
  readonly range: readonly Hash[];
  readonly tiles: readonly (readonly Hash[])[];
}

/** A tile that will never change again: 256 hashes, and the root of the subtree they span. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
  readonly root: Hash;
}

/** The edge of the tree without leaves. */
export function emptyEdge(): TreeEdge {
  return { size: 0, range: [], tiles: [] };
}

/**
 * The edge after `leafHashes`, and the tiles that they completed, in the order of completion.
 * One node hash a leaf on average; the given edge is not changed.
 */
export function growEdge(
  edge: TreeEdge,
  leafHashes: readonly Hash[],
): { readonly edge: TreeEdge; readonly full: readonly FullTile[] } {
  const growth: Growth = {
    size: edge.size,
    range: [...edge.range],
    tiles: edge.tiles.map((tile) => [...tile]),
    full: [],
  };
  for (const leaf of leafHashes) addLeaf(growth, leaf);
  const { size, range, tiles, full } = growth;
  return { edge: { size, range, tiles }, full };
}

interface Growth {
  size: number;
  readonly range: Hash[];
  readonly tiles: Hash[][];
  readonly full: FullTile[];
}

function addLeaf(growth: Growth, leaf: Hash): void {
  pushToTile(growth, 0, leaf);
  let subtree = leaf;
  let height = 0;
  for (let rest = growth.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    subtree = nodeHash(lastSubtree(growth), subtree);
    height += 1;
    if (height % TILE_HEIGHT === 0) closeTile(growth, height / TILE_HEIGHT - 1, subtree);
  }
  growth.range.push(subtree);
  growth.size += 1;
}

function pushToTile(growth: Growth, level: number, hash: Hash): void {
  const tile = growth.tiles[level];
  if (tile === undefined) growth.tiles[level] = [hash];
  else tile.push(hash);
}

function lastSubtree(growth: Growth): Hash {
  const hash = growth.range.pop();
  if (hash === undefined) {
    throw new LedgerError('EDGE_INVALID', `the range is too short for size ${growth.size}`);
  }
  return hash;
}

function closeTile(growth: Growth, level: number, root: Hash): void {
  const index = Math.floor(growth.size / TILE_WIDTH ** (level + 1));
  growth.full.push({ level, index, hashes: concatBytes(growth.tiles[level] ?? []), root });
  growth.tiles[level] = [];
  pushToTile(growth, level + 1, root);
}
