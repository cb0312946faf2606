// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import type * as Kafkajs from 'kafkajs';
import { ensureTopics, type KafkaOptions, type NewRecord, sleep } from '#platform';

/** What only an operator, or an accident, does to a topic. */
export class TopicAdmin {
  private readonly kafka: Kafkajs.Kafka;

  constructor(private readonly options: KafkaOptions) {
    // `#platform` has loaded and mended kafkajs: this is the same module
    const { Kafka, logLevel } = createRequire(import.meta.url)('kafkajs') as typeof Kafkajs;
    const { brokers } = options;
    this.kafka = new Kafka({
      clientId: 'accident',
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
    });
  }

  /** Deletes the records of a partition below an offset, as retention does. */
  async deleteBefore(topic: string, partition: number, offset: bigint): Promise<void> {
    const partitions = [{ partition, offset: String(offset) }];
    await this.with(async (admin) => {
      // kafkajs looks for the leader in what it has asked before
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions });
    });
  }

  async deleteTopic(topic: string): Promise<void> {
    await this.with(async (admin) => {
      await admin.deleteTopics({ topics: [topic] });
      while ((await admin.listTopics()).includes(topic)) await sleep(50);
      // the broker drops its log a moment after it has dropped the name
      await sleep(200);
    });
  }

  /** Makes a topic anew, as soon as the broker is done with the one it held before. */
  async createTopic(topic: string, partitions: number): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await ensureTopics(this.options, [topic], { partitions });
      } catch (error) {
        if (attempt === 20) throw error;
        await sleep(100);
      }
    }
  }

  async addPartitions(topic: string, count: number): Promise<void> {
    await this.with((admin) => admin.createPartitions({ topicPartitions: [{ topic, count }] }));
  }

  /** Publishes what no decent publisher would: no value, headers of any bytes, repeated ones. */
  async publishRaw(topic: string, messages: readonly Kafkajs.Message[]): Promise<void> {
    const producer = this.kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    for (const message of messages) await producer.send({ topic, messages: [message] });
    await producer.disconnect();
  }

  /** Publishes records in one transaction, and commits it or gives it up. */
  async transaction(
    topic: string,
    records: readonly NewRecord[],
    end: 'commit' | 'abort',
  ): Promise<void> {
    const producer = this.kafka.producer({
      transactionalId: `spec-${Math.random()}`,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    const messages = records.map(({ key, value }) => ({
      key: key === null ? null : Buffer.from(key),
      value: Buffer.from(value),
    }));
    await transaction.send({ topic, messages });
    await transaction[end]();
    await producer.disconnect();
  }

  private async with<T>(work: (admin: Kafkajs.Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}
