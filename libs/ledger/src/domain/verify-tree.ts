// SPDX-License-Identifier: Apache-2.0
import { countAt, widthAt } from './archive-path.js';
import { type Reading, readFile } from './archive-reading.js';
import { equalBytes } from './bytes.js';
import { rootOfRange } from './compact-range.js';
import { edgeOfTiles } from './edge-of-tiles.js';
import { type Hash, splitHashes } from './hash.js';
import { subtreeRoot } from './subtree.js';
import { TILE_WIDTH } from './tree-edge.js';
import { find, type Findings, verdict } from './verdict.js';

/** The tiles of an archive, each believed only as far as the tile above vouches for it. */
export interface TileTree {
  readonly size: number;
  readonly findings: Findings;
  /** The partial tiles at the right edge, by level: together they must hash to the signed root. */
  readonly edge: readonly (readonly Hash[])[];
  /** The full tile looked at last, by level: empty when nothing vouches for it. */
  readonly latest: Map<number, { readonly index: number; readonly hashes: readonly Hash[] }>;
}

/** Reads the right edge of a tree of `size` leaves. */
export function* openTree(size: number, findings: Findings): Reading<TileTree> {
  const edge: (readonly Hash[])[] = [];
  for (let level = 0; countAt(level, size) > 0; level += 1) {
    const index = edgeIndex(level, size);
    const isEmpty = widthAt(level, index, size) === 0;
    edge.push(isEmpty ? [] : yield* readTile({ size, findings }, level, index));
  }
  return { size, findings, edge, latest: new Map() };
}

/** The root over the first `size` leaves; null when a hash that it is made of is missing. */
export function* rootAt(tree: TileTree, size: number): Reading<Hash | null> {
  const tiles: (readonly Hash[])[] = [];
  for (let level = 0; countAt(level, size) > 0; level += 1) {
    const width = countAt(level, size) % TILE_WIDTH;
    const hashes = width === 0 ? [] : yield* provenTile(tree, level, edgeIndex(level, size));
    if (hashes.length < width) return null;
    tiles.push(hashes.slice(0, width));
  }
  return rootOfRange(edgeOfTiles(size, tiles).range);
}

/** The hashes of a tile if the tile above vouches for them, else none. */
export function* provenTile(
  tree: TileTree,
  level: number,
  index: number,
): Reading<readonly Hash[]> {
  if (index === edgeIndex(level, tree.size)) return tree.edge[level] ?? [];
  const latest = tree.latest.get(level);
  if (latest?.index === index) return latest.hashes;
  const stored = yield* readTile(tree, level, index);
  const hashes = (yield* isInTree(tree, { level, index }, stored)) ? stored : [];
  tree.latest.set(level, { index, hashes });
  return hashes;
}

/** Whether the hashes of a full tile are those that the tile above vouches for. */
export function* isInTree(
  tree: TileTree,
  { level, index }: { readonly level: number; readonly index: number },
  hashes: readonly Hash[],
): Reading<boolean> {
  const parent = yield* provenTile(tree, level + 1, Math.floor(index / TILE_WIDTH));
  const root = parent[index % TILE_WIDTH];
  const position = index * TILE_WIDTH ** (level + 1);
  if (root === undefined || hashes.length < TILE_WIDTH) {
    const reason = 'the tiles that prove it are missing';
    find(tree.findings, 'integrity', verdict('INCOMPLETE', position, reason));
    return false;
  }
  if (equalBytes(subtreeRoot(hashes), root)) return true;
  const reason = `tile ${level}/${index} does not hash to what the tile above holds`;
  find(tree.findings, 'integrity', verdict('TAMPERED', position, reason));
  return false;
}

/** The hashes of a tile as stored: fewer than its width where the file is missing or cut. */
export function* readTile(
  { size, findings }: Pick<TileTree, 'size' | 'findings'>,
  level: number,
  index: number,
): Reading<readonly Hash[]> {
  const width = widthAt(level, index, size);
  const bytes = yield* readFile({ kind: 'tile', level, index, width });
  const hashes = splitHashes(bytes ?? new Uint8Array(0)).slice(0, width);
  if (hashes.length < width) {
    const position = (index * TILE_WIDTH + hashes.length) * TILE_WIDTH ** level;
    const reason = `tile ${level}/${index} is missing or cut`;
    find(findings, 'completeness', verdict('INCOMPLETE', position, reason));
  }
  return hashes;
}

/** Which tile of a level is the one at the right edge of a tree, though it may be empty. */
function edgeIndex(level: number, size: number): number {
  return Math.floor(countAt(level, size) / TILE_WIDTH);
}
