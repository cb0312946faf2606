// SPDX-License-Identifier: Apache-2.0
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { type KafkaOptions, kafkaClient } from './kafka.js';
import { headerPairs, type RecordBatch } from './record.js';

export interface RecordSourceOptions extends KafkaOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  /**
   * Stores the batch and returns the offset it wants next, which is where the source goes on:
   * the last offset plus one, or an earlier or later one after a restore or a fence.
   */
  readonly store: (batch: RecordBatch) => Promise<bigint>;
}

const HEARTBEAT_MS = 2_000;

/** The consumer side of Kafka: hands over batches of whole partitions, never loses its place. */
export class RecordSource {
  private readonly consumer: Consumer;
  private hasJoined = false;

  constructor(private readonly options: RecordSourceOptions) {
    this.consumer = kafkaClient(options).consumer({
      groupId: options.groupId,
      // how long a killed reader keeps its partitions; a slow one is kept by its heartbeats
      sessionTimeout: 10_000,
      rebalanceTimeout: 60_000,
      heartbeatInterval: HEARTBEAT_MS,
      minBytes: 64 * 1024,
      maxBytesPerPartition: 4 * 1024 * 1024,
      maxWaitTimeInMs: 200,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 200, maxRetryTime: 10_000, restartOnFailure: async () => true },
    });
    const { GROUP_JOIN, CRASH, DISCONNECT, REBALANCING } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, () => (this.hasJoined = true));
    for (const event of [CRASH, DISCONNECT, REBALANCING]) {
      this.consumer.on(event, () => (this.hasJoined = false));
    }
  }

  /** Whether the consumer is a member of its group, partitions assigned. */
  get joined(): boolean {
    return this.hasJoined;
  }

  async start(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 3,
      eachBatch: (payload) => this.take(payload),
    });
  }

  async stop(): Promise<void> {
    await this.consumer.disconnect();
  }

  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const last = batch.messages.at(-1);
    if (last === undefined || !payload.isRunning() || payload.isStale()) return;
    const next = await this.storeWhileBeating(payload);
    payload.resolveOffset(last.offset);
    if (next !== BigInt(last.offset) + 1n) return this.goTo(batch.topic, batch.partition, next);
    const { topic, partition } = batch;
    // for lag tools alone: the cursor in the database is what counts
    await this.consumer
      .commitOffsets([{ topic, partition, offset: String(next) }])
      .catch(() => undefined);
    await payload.heartbeat();
  }

  /** However long the database takes, the group must know that this reader lives. */
  private async storeWhileBeating(payload: EachBatchPayload): Promise<bigint> {
    const beat = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT_MS);
    try {
      return await this.options.store(recordsOf(payload));
    } finally {
      clearInterval(beat);
    }
  }

  private goTo(topic: string, partition: number, offset: bigint): void {
    this.consumer.seek({ topic, partition, offset: String(offset) });
  }
}

function recordsOf({ batch }: EachBatchPayload): RecordBatch {
  return {
    topic: batch.topic,
    partition: batch.partition,
    highWatermark: BigInt(batch.highWatermark),
    records: batch.messages.map((message) => ({
      offset: BigInt(message.offset),
      timestamp: message.timestamp,
      key: message.key,
      value: message.value,
      headers: headerPairs(message.headers),
    })),
  };
}
