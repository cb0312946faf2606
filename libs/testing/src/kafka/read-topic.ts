// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type * as Kafkajs from 'kafkajs';
import { type KafkaOptions, topicOffsets } from '#platform';

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
  const count = Number((offsets?.high ?? 0n) - (offsets?.low ?? 0n));
  if (count === 0) return [];
  const { Kafka, logLevel } = createRequire(import.meta.url)('kafkajs') as typeof Kafkajs;
  const kafka = new Kafka({
    clientId: 'reader',
    brokers: [...options.brokers],
    logLevel: logLevel.NOTHING,
  });
  const consumer = kafka.consumer({ groupId: `reader-${randomUUID()}` });
  const records: ReadRecord[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachMessage = async ({ message }: Kafkajs.EachMessagePayload) => {
      const value = message.value?.toString() ?? '';
      records.push({ key: message.key?.toString() ?? null, value });
      if (records.length >= count) resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return records.slice(0, count);
}
