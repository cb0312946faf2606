// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from './bytes.js';
import { LedgerError } from './errors.js';
import { HASH_LENGTH, type Hash, splitHashes } from './hash.js';
import { EMPTY_ROOT, nodeHash } from './tree-hash.js';

/** The root of the tree whose perfect subtrees, largest first, have the roots in `range`. */
export function rootOfRange(range: readonly Hash[]): Hash {
  const last = range.at(-1);
  if (last === undefined) return EMPTY_ROOT;
  return range.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** The hashes of a compact range, one after the other: 32 bytes for each set bit of the size. */
export function rangeToBytes(range: readonly Hash[]): Uint8Array {
  return concatBytes(range);
}

/** Reads what `rangeToBytes` wrote for a tree of `size` leaves; else LedgerError EDGE_INVALID. */
export function rangeFromBytes(size: number, bytes: Uint8Array): readonly Hash[] {
  const count = setBits(size);
  if (bytes.length === count * HASH_LENGTH) return splitHashes(bytes);
  throw new LedgerError(
    'EDGE_INVALID',
    `a tree of size ${size} has a range of ${count} hashes, not ${bytes.length} bytes`,
  );
}

function setBits(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
