// SPDX-License-Identifier: Apache-2.0
import { type ArchiveFile, formatArchivePath, widthAt } from './archive-path.js';
import { rootOfRange } from './compact-range.js';
import { LedgerError } from './errors.js';
import { HASH_LENGTH, type Hash, splitHashes } from './hash.js';
import { heightWithin, type Subtree, subtreesBetween } from './subtree.js';
import { TILE_HEIGHT, TILE_WIDTH } from './tree-edge.js';
import { rootOver } from './tree-hash.js';

/** Which tiles the hashes of a proof are made of; read them in any way, then `hashesFromTiles`. */
export interface ProofPlan {
  readonly size: number;
  readonly tiles: readonly TileFile[];
  /** Each hash of the proof is the root over these subtrees, largest first. */
  readonly hashes: readonly (readonly Subtree[])[];
}

/** A tile of hashes. */
export type TileFile = ArchiveFile & { readonly kind: 'tile' };

/**
 * Plans the proof that leaf `index` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1).
 * Throws LedgerError PROOF_RANGE unless 0 ≤ index < size.
 */
export function planInclusion(index: bigint, size: bigint): ProofPlan {
  requireRange(index >= 0n && index < size, `index ${index} in size ${size}`, size);
  return planOf(inclusionRanges(Number(index), Number(size)), Number(size));
}

/**
 * Plans the proof that the tree of `size1` leaves begins the tree of `size2` (RFC 9162 section
 * 2.1.4.1). Throws LedgerError PROOF_RANGE unless 0 < size1 ≤ size2.
 */
export function planConsistency(size1: bigint, size2: bigint): ProofPlan {
  requireRange(size1 > 0n && size1 <= size2, `size ${size1} in size ${size2}`, size2);
  return planOf(consistencyRanges(Number(size1), Number(size2)), Number(size2));
}

/** Plans one hash: the root of the tree of `size` leaves, at least 1. Throws PROOF_RANGE. */
export function planRoot(size: bigint): ProofPlan {
  requireRange(size > 0n, `a root of size ${size}`, size);
  return planOf([[0, Number(size)]], Number(size));
}

/**
 * The hashes that a plan speaks of, from its tiles in the plan's order; a tile may hold more than
 * the plan's width. Throws LedgerError TILE_MISSING when one holds less.
 */
export function hashesFromTiles(plan: ProofPlan, tiles: readonly Uint8Array[]): readonly Hash[] {
  const bytesOf = new Map(plan.tiles.map((tile, at) => [formatArchivePath(tile), tiles[at]]));
  const hashOf = (subtree: Subtree): Hash => {
    const { tile, first, count } = placeOf(subtree, plan.size);
    const path = formatArchivePath(tile);
    const bytes = bytesOf.get(path)?.subarray(first * HASH_LENGTH, (first + count) * HASH_LENGTH);
    if (bytes?.length === count * HASH_LENGTH) return rootOver(splitHashes(bytes));
    throw new LedgerError('TILE_MISSING', `${path} lacks hash ${first + count - 1}`);
  };
  return plan.hashes.map((subtrees) => rootOfRange(subtrees.map(hashOf)));
}

/** Leaves from the first number to before the second: what one hash of a proof is the root of. */
type Range = readonly [begin: number, end: number];

function requireRange(holds: boolean, what: string, size: bigint): void {
  if (holds && size <= BigInt(Number.MAX_SAFE_INTEGER)) return;
  throw new LedgerError('PROOF_RANGE', `there is no proof of ${what}`);
}

function inclusionRanges(index: number, size: number): readonly Range[] {
  const ranges: Range[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + largestPowerBelow(end - begin);
    ranges.unshift(index < middle ? [middle, end] : [begin, middle]);
    if (index < middle) end = middle;
    else begin = middle;
  }
  return ranges;
}

function consistencyRanges(size1: number, size2: number): readonly Range[] {
  const ranges: Range[] = [];
  let [begin, end] = [0, size2];
  while (end !== size1) {
    const middle = begin + largestPowerBelow(end - begin);
    ranges.unshift(size1 <= middle ? [middle, end] : [begin, middle]);
    if (size1 <= middle) end = middle;
    else begin = middle;
  }
  // Whoever verifies knows the old root, so it is left out where it would be the first hash.
  return begin === 0 ? ranges : [[begin, end], ...ranges];
}

function largestPowerBelow(count: number): number {
  return 2 ** heightWithin(count - 1);
}

function planOf(ranges: readonly Range[], size: number): ProofPlan {
  const hashes = ranges.map(([begin, end]) => subtreesBetween(begin, end));
  const tiles = hashes.flat().map((subtree) => placeOf(subtree, size).tile);
  const byPath = new Map(tiles.map((tile) => [formatArchivePath(tile), tile]));
  return { size, tiles: [...byPath.values()], hashes };
}

/** Where a subtree's hashes stand: its root is in a tile, or is made of up to 128 hashes there. */
function placeOf({ height, index }: Subtree, size: number) {
  const level = Math.floor(height / TILE_HEIGHT);
  const count = 2 ** (height % TILE_HEIGHT);
  const tileIndex = Math.floor((index * count) / TILE_WIDTH);
  const tile: TileFile = {
    kind: 'tile',
    level,
    index: tileIndex,
    width: widthAt(level, tileIndex, size),
  };
  return { tile, first: (index * count) % TILE_WIDTH, count };
}
