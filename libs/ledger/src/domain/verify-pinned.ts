// SPDX-License-Identifier: Apache-2.0
import type { Reading } from './archive-reading.js';
import { equalBytes } from './bytes.js';
import type { Checkpoint } from './checkpoint.js';
import { incomplete, ok, tampered, type Verdict } from './verdict.js';
import { rootAt, type TileTree } from './verify-tree.js';

/** Whether a tree that holds begins with the one that an earlier checkpoint stood for. */
export function* comparePinned(
  tree: TileTree,
  head: Checkpoint,
  pinned: Checkpoint,
): Reading<Verdict> {
  const { origin, size } = pinned;
  if (origin !== head.origin) return tampered(null, `the earlier checkpoint is of '${origin}'`);
  if (size > head.size) return tampered(tree.size, `there were ${size} entries once`);
  const root = yield* rootAt(tree, Number(size));
  if (root === null) return incomplete(null, 'tiles of the earlier root are missing');
  return equalBytes(root, pinned.root)
    ? ok(`the first ${size} entries are the ones of then`)
    : tampered(null, `the first ${size} entries are not the ones of then`);
}
