// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type AssignedPartition, GroupSource, type KafkaOptions, topicOffsets } from '#platform';

/** A record as any client reads it. */
export interface ReadRecord {
  readonly key: string | null;
  readonly value: string;
}

/** Everything that a topic of one partition holds now, in its order. */
export async function readTopic(
  options: KafkaOptions,
  topic: string,
): Promise<readonly ReadRecord[]> {
  const [offsets] = await topicOffsets(options, topic);
  const source = new GroupSource({
    ...options,
    groupId: `reader-${randomUUID()}`,
    topics: [topic],
  });
  const partition = await new Promise<AssignedPartition>((resolve) => source.start(resolve));
  const records = await readUpTo(partition, offsets?.high ?? 0n);
  await source.stop();
  return records;
}

async function readUpTo(
  partition: AssignedPartition,
  high: bigint,
): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  partition.seek(0n);
  for (let next = 0n; next < high;) {
    const polled = await partition.poll();
    if (polled.kind !== 'records') throw new Error(`cannot read the topic: ${polled.kind}`);
    records.push(
      ...polled.records.map(({ key, value }) => ({ key: text(key), value: text(value) ?? '' })),
    );
    ({ next } = polled);
  }
  return records;
}

function text(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString();
}
