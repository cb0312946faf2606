// SPDX-License-Identifier: Apache-2.0
import type { Reading } from './archive-reading.js';
import { equalBytes } from './bytes.js';
import type { Checkpoint } from './checkpoint.js';
import { type Verdict, verdict } from './verdict.js';
import { rootAt, type TileTree } from './verify-tree.js';

/** Whether a tree that holds begins with the one that an earlier checkpoint stood for. */
export function* comparePinned(
  tree: TileTree,
  { checkpoint: head }: { readonly checkpoint: Checkpoint },
  pinned: Checkpoint,
): Reading<Verdict> {
  if (pinned.origin !== head.origin) {
    return verdict('TAMPERED', null, `the earlier checkpoint is of '${pinned.origin}'`);
  }
  if (pinned.size > head.size) {
    return verdict('TAMPERED', tree.size, `there were ${pinned.size} entries`);
  }
  const root = yield* rootAt(tree, Number(pinned.size));
  if (root === null) return verdict('INCOMPLETE', null, 'tiles of the earlier root are missing');
  return equalBytes(root, pinned.root)
    ? verdict('OK', null, `the first ${pinned.size} entries are the ones of then`)
    : verdict('TAMPERED', null, `the first ${pinned.size} entries are not the ones of then`);
}
