// SPDX-License-Identifier: Apache-2.0
import { Partitioners, type Producer } from 'kafkajs';
import { KafkaError, type KafkaOptions, kafkaClient } from './kafka.js';
import type { NewRecord } from './record.js';

/** The producer side of Kafka: `acks=all`, idempotent. */
export class RecordSink {
  private readonly producer: Producer;
  private connecting: Promise<void> | undefined;

  constructor(options: KafkaOptions) {
    this.producer = kafkaClient(options).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
  }

  /**
   * Publishes records in their order and resolves when every in-sync replica has them.
   * Throws KafkaError BROKER_UNAVAILABLE.
   */
  async publish(topic: string, records: readonly NewRecord[]): Promise<void> {
    try {
      await this.connect();
      await this.producer.send({ topic, acks: -1, messages: records.map(messageOf) });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new KafkaError('BROKER_UNAVAILABLE', `cannot publish to ${topic}: ${reason}`, {
        cause,
      });
    }
  }

  async stop(): Promise<void> {
    await this.producer.disconnect();
  }

  private connect(): Promise<void> {
    this.connecting ??= this.producer.connect().catch((error: unknown) => {
      this.connecting = undefined;
      throw error;
    });
    return this.connecting;
  }
}

function messageOf({ key, value, headers }: NewRecord) {
  return {
    key: key === null ? null : Buffer.from(key),
    value: Buffer.from(value),
    ...(headers === undefined ? {} : { headers: { ...headers } }),
  };
}
