// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore } from '#ledger';
import type { TopicMap, TopicWatch } from '#platform';

/** How far the ledger is behind a partition. */
export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  /** topic/partition */
  readonly name: string;
  /** the next offset that the ledger reads */
  readonly next: bigint;
  readonly low: bigint;
  readonly high: bigint;
  /** offsets that are there and not read */
  readonly lag: bigint;
}

/** Compares what the broker holds of the topics with the cursors of their ledgers. */
export async function measureLag(
  topics: TopicMap,
  store: LedgerStore,
  watch: TopicWatch,
): Promise<readonly PartitionLag[]> {
  const lags: PartitionLag[] = [];
  for (const [topic, ledger] of Object.entries(topics)) {
    const cursors = new Map(
      (await store.cursors(ledger)).map((each) => [`${each.topic}/${each.partition}`, each.next]),
    );
    for (const { partition, low, high } of await watch.offsets(topic)) {
      const name = `${topic}/${partition}`;
      const next = cursors.get(name) ?? 0n;
      const from = next > low ? next : low;
      const lag = high > from ? high - from : 0n;
      lags.push({ topic, partition, name, next, low, high, lag });
    }
  }
  return lags;
}
