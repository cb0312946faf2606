// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import {
  ensureTopics,
  type KafkaOptions,
  Log,
  type NewRecord,
  RecordSink,
  topicOffsets,
} from '#platform';

/** A topic of one spec file on the broker of the run. */
export interface TestTopic extends KafkaOptions {
  readonly name: string;
  publish(records: readonly NewRecord[]): Promise<void>;
  /** the file in which the broker keeps a partition, while it is short */
  segment(partition: number): string;
  /** how many records the broker holds */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** Whether this machine has a broker; specs that need one are skipped without. */
export function hasKafka(): boolean {
  return inject('servers').kafkaBrokers.length > 0;
}

/** Makes a topic, of three partitions unless told otherwise. */
export async function createTestTopic(partitions = 3): Promise<TestTopic> {
  const options: KafkaOptions = {
    brokers: inject('servers').kafkaBrokers,
    clientId: 'spec',
    log: new Log('spec', 'error'),
  };
  const name = `spec-${randomUUID()}`;
  await ensureTopics(options, [name], { partitions });
  const sink = new RecordSink(options);
  return {
    ...options,
    name,
    publish: (records) => sink.publish(name, records),
    segment: (partition) =>
      join(inject('servers').kafkaData, `${name}-${partition}`, '00000000000000000000.log'),
    size: async () => {
      const offsets = await topicOffsets(options, name);
      return offsets.reduce((sum, { low, high }) => sum + Number(high - low), 0);
    },
    close: () => sink.stop(),
  };
}
