// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore, PartitionPlace } from '#ledger';
import { isSameContent } from './judging/judge-record.js';

/** An operator's decision to read a partition from another offset than the ledger would. */
export interface Restart extends PartitionPlace {
  readonly ledger: string;
  /** the first offset that the broker holds */
  readonly to: bigint;
  /** who has decided, and why: part of the ledger for ever */
  readonly by: string;
  readonly because: string;
}

/**
 * Moves the cursor of a partition that was made anew, or has lost its end, to what is there; the
 * decision is an entry of the kind `gap` in the same transaction. Returns the offset up to which was
 * read, or null when a reader moved the cursor meanwhile: then nothing has happened.
 */
export async function restartPartition(
  store: LedgerStore,
  restart: Restart,
): Promise<bigint | null> {
  const { ledger, topic, partition, to, by, because } = restart;
  const { next } = await store.cursor({ topic, partition }, ledger);
  const act = {
    cause: 'restarted',
    topic,
    partition,
    from: String(next),
    to: String(to),
    by,
    because,
  };
  const appended = await store.append({
    ledger,
    entries: [{ kind: 'gap', act, payload: null }],
    cursor: { topic, partition, from: next, to, last: null },
    isSameContent,
  });
  return appended.kind === 'appended' ? next : null;
}
