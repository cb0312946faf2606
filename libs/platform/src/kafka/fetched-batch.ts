// SPDX-License-Identifier: Apache-2.0
import type { PackedBatch } from './batch/packed-batch.js';

/** A transaction that was given up, as a fetch response lists them. */
export interface AbortedTransaction {
  readonly producerId: string;
  readonly firstOffset: string;
}

/** What kafkajs takes for a message and carries from the response to our handler: a whole batch. */
export interface FetchedBatch {
  readonly batch: PackedBatch;
  /** its transaction was given up: the records are none (read committed) */
  readonly isAborted: boolean;
  /** of the last record, by which kafkajs knows where to go on */
  readonly offset: bigint;
  readonly key: null;
  readonly isControlRecord: false;
}

export function fetchedBatch(batch: PackedBatch): FetchedBatch {
  const offset = batch.nextOffset - 1n;
  return { batch, isAborted: false, offset, key: null, isControlRecord: false };
}

/**
 * Marks the batches of transactions that were given up. A transaction is under way from its first
 * offset to the control batch of its producer.
 */
export function markAborted(
  batches: readonly FetchedBatch[],
  transactions: readonly AbortedTransaction[] | null,
): readonly FetchedBatch[] {
  if (transactions === null || transactions.length === 0) return batches;
  const coming = transactions
    .map(({ producerId, firstOffset }) => ({ producerId, firstOffset: BigInt(firstOffset) }))
    .toSorted((left, right) => (left.firstOffset < right.firstOffset ? -1 : 1));
  const underWay = new Set<string>();
  return batches.map((each) => {
    while (coming[0] !== undefined && coming[0].firstOffset <= each.offset) {
      underWay.add(coming.shift()?.producerId ?? '');
    }
    const producerId = String(each.batch.producerId);
    if (each.batch.isControl) underWay.delete(producerId);
    const isAborted = each.batch.isTransactional && underWay.has(producerId);
    return isAborted ? { ...each, isAborted } : each;
  });
}
