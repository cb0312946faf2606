// SPDX-License-Identifier: Apache-2.0
import type { Producer } from 'kafkajs';
import { KafkaError, type KafkaOptions, kafkaClient } from './kafka.js';
import { CompressionTypes, Partitioners } from './kafkajs.js';
import type { NewRecord } from './record.js';

const COMPRESSIONS = {
  none: CompressionTypes.None,
  gzip: CompressionTypes.GZIP,
  snappy: CompressionTypes.Snappy,
  lz4: CompressionTypes.LZ4,
  zstd: CompressionTypes.ZSTD,
} as const;

/** How the records of a batch are compressed. */
export type Compression = keyof typeof COMPRESSIONS;

/** The producer side of Kafka: `acks=all`, idempotent. */
export class RecordSink {
  private readonly producer: Producer;
  private connecting: Promise<void> | undefined;

  constructor(
    options: KafkaOptions,
    private readonly compression: Compression = 'none',
  ) {
    this.producer = kafkaClient(options).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
  }

  /**
   * Publishes records in their order and resolves when every in-sync replica has them.
   * Throws KafkaError BROKER_UNAVAILABLE, RECORD_TOO_LARGE.
   */
  async publish(topic: string, records: readonly NewRecord[]): Promise<void> {
    try {
      await this.connect();
      const compression = COMPRESSIONS[this.compression];
      await this.producer.send({ topic, acks: -1, compression, messages: records.map(messageOf) });
    } catch (cause) {
      throw failureOf(topic, cause);
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

function failureOf(topic: string, cause: unknown): KafkaError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const isTooLarge = typesOf(cause).includes('MESSAGE_TOO_LARGE');
  const code = isTooLarge ? 'RECORD_TOO_LARGE' : 'BROKER_UNAVAILABLE';
  return new KafkaError(code, `cannot publish to ${topic}: ${reason}`, { cause });
}

/** What Kafka's protocol calls an error, and what caused it. */
function typesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const type = 'type' in error ? [String(error.type)] : [];
  return [...type, ...typesOf(error.cause)];
}

function messageOf({ key, value, headers }: NewRecord) {
  return {
    key: key === null ? null : Buffer.from(key),
    value: Buffer.from(value),
    ...(headers === undefined ? {} : { headers: { ...headers } }),
  };
}
