// SPDX-License-Identifier: Apache-2.0
import { countAt, widthAt } from './archive-path.js';
import { isFilled, type Reading, readFile } from './archive-reading.js';
import { equalBytes } from './bytes.js';
import { type Hash, HASH_LENGTH, splitHashes } from './hash.js';
import { TILE_WIDTH } from './tree-edge.js';
import { rootOver } from './tree-hash.js';
import { find, type Findings, incomplete, tampered } from './verdict.js';

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
  // What is right of a level's hashes is less than one of them: one root stands for all of it.
  let right: readonly Hash[] = [];
  for (let level = 0; countAt(level, size) > 0; level += 1) {
    const width = countAt(level, size) % TILE_WIDTH;
    if (width === 0) continue;
    const hashes = yield* provenTile(tree, level, edgeIndex(level, size));
    if (hashes.length < width) return null;
    right = [rootOver([...hashes.slice(0, width), ...right])];
  }
  return rootOver(right);
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
    find(tree.findings, 'integrity', incomplete(position, 'the tiles that prove it are missing'));
    return false;
  }
  if (equalBytes(rootOver(hashes), root)) return true;
  const reason = `tile ${level}/${index} does not hash to what the tile above holds`;
  find(tree.findings, 'integrity', tampered(position, reason));
  return false;
}

/** The hashes of a tile as stored: fewer than its width where the file is missing or cut. */
export function* readTile(
  { size, findings }: Pick<TileTree, 'size' | 'findings'>,
  level: number,
  index: number,
): Reading<readonly Hash[]> {
  const width = widthAt(level, index, size);
  const bytes = (yield* readFile({ kind: 'tile', level, index, width })) ?? new Uint8Array(0);
  const hashes = splitHashes(bytes);
  const position = (index * TILE_WIDTH + hashes.length) * TILE_WIDTH ** level;
  if (hashes.length < width) {
    const reason = `tile ${level}/${index} is cut or missing`;
    find(findings, 'completeness', incomplete(position, reason));
  } else if (!isFilled(bytes.length / HASH_LENGTH, width)) {
    find(findings, 'integrity', tampered(position, `tile ${level}/${index} is too long`));
  }
  return hashes.slice(0, width);
}

/** Which tile of a level is the one at the right edge of a tree, though it may be empty. */
function edgeIndex(level: number, size: number): number {
  return Math.floor(countAt(level, size) / TILE_WIDTH);
}
