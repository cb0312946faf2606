// SPDX-License-Identifier: Apache-2.0
import type { Cursor, RecordMark } from '#ledger';

/** The first offset that a broker keeps of a partition, and the one that its next record will get. */
export interface Watermarks {
  readonly low: bigint;
  readonly high: bigint;
}

/** Where to read on, or why not. */
export type Place =
  /** `known`: the record that must be found there first, for else it is another partition */
  | { readonly kind: 'read'; readonly from: bigint; readonly known: RecordMark | null }
  /** the broker has deleted `from` to `to` − 1 before they were read */
  | { readonly kind: 'gap'; readonly from: bigint; readonly to: bigint }
  /** the broker holds less than was read of it */
  | { readonly kind: 'truncated'; readonly read: bigint; readonly high: bigint };

/** Compares how far the ledger has read with what the broker holds: nothing is passed over silently. */
export function placePartition({ next, last }: Cursor, { low, high }: Watermarks): Place {
  if (next > high) return { kind: 'truncated', read: next, high };
  if (next < low) return { kind: 'gap', from: next, to: low };
  // a restored cursor may stand before the record that was read last
  const isTelling = last !== null && last.offset >= low && last.offset < next;
  if (isTelling) return { kind: 'read', from: last.offset, known: last };
  return { kind: 'read', from: next, known: null };
}
