// SPDX-License-Identifier: Apache-2.0
import { widthAt } from './archive-path.js';
import { isFilled, type Reading, readFile } from './archive-reading.js';
import { equalBytes } from './bytes.js';
import { splitEntryBundle } from './entry-bundle.js';
import type { Hash } from './hash.js';
import { TILE_WIDTH } from './tree-edge.js';
import { leafHash } from './tree-hash.js';
import { find, incomplete, tampered } from './verdict.js';
import { isInTree, readTile, type TileTree } from './verify-tree.js';

/**
 * Reads the bundle of entries that begins at position `first` and holds each to the tree. Gives
 * the entries that could be read, whether they hold or not; null when there is no bundle.
 */
export function* verifyBundle(
  tree: TileTree,
  first: number,
): Reading<readonly Uint8Array[] | null> {
  const { findings, size } = tree;
  const index = first / TILE_WIDTH;
  const width = widthAt(0, index, size);
  const bundle = yield* readFile({ kind: 'entries', index, width });
  if (bundle === null) {
    find(findings, 'completeness', incomplete(first, 'the entries are missing'));
    find(findings, 'integrity', incomplete(first, 'the entries are missing'));
    return null;
  }
  const { entries, rest } = splitEntryBundle(bundle);
  if (!isFilled(entries.length, width) || rest > 0) {
    const end = first + entries.length;
    find(findings, 'integrity', tampered(end, 'the bundle of entries is cut or broken'));
  }
  const known = entries.slice(0, width);
  yield* verifyLeaves(tree, index, known.map(leafHash));
  return known;
}

function* verifyLeaves(tree: TileTree, index: number, leaves: readonly Hash[]): Reading<void> {
  const isFull = widthAt(0, index, tree.size) === TILE_WIDTH;
  const stored = isFull ? yield* readTile(tree, 0, index) : (tree.edge[0] ?? []);
  const slot = leaves.findIndex((leaf, at) => !equalBytes(leaf, stored[at] ?? leaf));
  const position = index * TILE_WIDTH + slot;
  if (slot >= 0) {
    find(tree.findings, 'integrity', tampered(position, 'the entry and its hash differ'));
  } else if (isFull) {
    // At the right edge no tile is above: there the tree's own root vouches for the hashes.
    yield* isInTree(tree, { level: 0, index }, leaves);
  }
}
