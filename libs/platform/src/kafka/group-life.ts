// SPDX-License-Identifier: Apache-2.0
import type { Consumer, ConsumerGroupJoinEvent, EachBatchPayload } from 'kafkajs';
import { sleep } from '../sleep.js';
import type { FetchedBatch } from './fetched-batch.js';
import { type KafkaOptions, kafkaClient } from './kafka.js';
import { FETCH_BYTES, PartitionBuffer } from './partition-buffer.js';
import type { AssignedPartition } from './record-source.js';

export interface GroupOptions extends KafkaOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
}

const HEARTBEAT_MS = 2_000;
const COMMIT_EVERY_MS = 1_000;
/** A consumer whose broker does not answer cannot leave its group in order. */
const LEAVE_MS = 5_000;

/** One life of a kafkajs consumer: from its start to its crash or its stop, never again after. */
export class GroupLife {
  private readonly consumer: Consumer;
  private readonly buffers = new Map<string, PartitionBuffer>();
  private readonly commits = new Map<string, bigint>();
  private hasJoined = false;
  private signAtMs = performance.now();
  private fetchAtMs: number | null = null;
  private end: (error: Error) => void = () => undefined;
  /** resolves when the consumer has crashed, with the reason */
  readonly ended = new Promise<Error>((resolve) => (this.end = resolve));

  constructor(
    private readonly options: GroupOptions,
    private readonly assigned: (partition: AssignedPartition) => void,
  ) {
    this.consumer = kafkaClient(options).consumer({
      groupId: options.groupId,
      // how long a killed reader keeps its partitions; nothing here takes long between two heartbeats
      sessionTimeout: 10_000,
      rebalanceTimeout: 60_000,
      heartbeatInterval: HEARTBEAT_MS,
      minBytes: 64 * 1024,
      maxBytesPerPartition: FETCH_BYTES,
      maxBytes: 4 * FETCH_BYTES,
      maxWaitTimeInMs: 200,
      // how soon a partition that was added is read
      metadataMaxAge: 5_000,
      allowAutoTopicCreation: false,
      retry: { retries: 5, initialRetryTime: 200, restartOnFailure: async () => false },
    });
    this.listen();
  }

  get joined(): boolean {
    return this.hasJoined;
  }

  /** Milliseconds (of `performance.now`) of the last fetch that was answered. */
  get lastFetchMs(): number | null {
    return this.fetchAtMs;
  }

  /** Milliseconds since the consumer last did anything at all. */
  get silentMs(): number {
    return performance.now() - this.signAtMs;
  }

  /** Joins the group and starts to read; rejects when it cannot. */
  async start(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: async (payload) => this.take(payload),
    });
    const timer = setInterval(() => void this.commitNow(), COMMIT_EVERY_MS);
    void this.ended.then(() => clearInterval(timer));
  }

  /** Leaves the group, within a few seconds in any case. */
  async stop(): Promise<void> {
    this.end(new Error('stopped'));
    this.loseAll();
    await this.commitNow();
    const leaving = this.consumer.disconnect().catch(() => undefined);
    await Promise.race([leaving, sleep(LEAVE_MS)]);
  }

  private listen(): void {
    const { CRASH, FETCH, GROUP_JOIN, HEARTBEAT, REBALANCING, FETCH_START } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, (event) => this.join(event));
    this.consumer.on(CRASH, ({ payload }) => this.end(payload.error));
    this.consumer.on(FETCH, () => (this.fetchAtMs = performance.now()));
    this.consumer.on(REBALANCING, () => (this.hasJoined = false));
    for (const event of [FETCH, FETCH_START, GROUP_JOIN, HEARTBEAT, REBALANCING]) {
      this.consumer.on(event, () => (this.signAtMs = performance.now()));
    }
  }

  /** Every assignment starts anew from the cursors: what was fetched before may be another's now. */
  private join({ payload }: ConsumerGroupJoinEvent): void {
    this.loseAll();
    this.hasJoined = true;
    for (const [topic, partitions] of Object.entries(payload.memberAssignment)) {
      // paused until the first seek: where Kafka would go on does not count
      this.consumer.pause([{ topic, partitions: [...partitions] }]);
      for (const partition of partitions) this.hand(topic, partition);
    }
  }

  private hand(topic: string, partition: number): void {
    const at = [{ topic, partitions: [partition] }];
    const name = `${topic}/${partition}`;
    const buffer = new PartitionBuffer(topic, partition, {
      seek: (offset) => this.consumer.seek({ topic, partition, offset: String(offset) }),
      pause: () => this.consumer.pause(at),
      resume: () => this.consumer.resume(at),
      commit: (next) => this.commits.set(name, next),
    });
    this.buffers.set(name, buffer);
    this.assigned(buffer);
  }

  private take(payload: EachBatchPayload): void {
    const { topic, partition, messages } = payload.batch;
    if (!payload.isRunning() || payload.isStale()) return;
    const buffer = this.buffers.get(`${topic}/${partition}`);
    const batches = messages as unknown as readonly FetchedBatch[];
    const { fetchedOffset } = payload.batch as unknown as { readonly fetchedOffset: string };
    if (buffer?.take(BigInt(fetchedOffset), batches) !== true) return;
    const last = batches.at(-1);
    if (last !== undefined) payload.resolveOffset(String(last.offset));
  }

  private loseAll(): void {
    for (const buffer of this.buffers.values()) buffer.lose();
    this.buffers.clear();
    this.hasJoined = false;
  }

  private async commitNow(): Promise<void> {
    const offsets = [...this.commits].map(([name, next]) => {
      const at = name.lastIndexOf('/');
      return {
        topic: name.slice(0, at),
        partition: Number(name.slice(at + 1)),
        offset: String(next),
      };
    });
    this.commits.clear();
    if (offsets.length === 0) return;
    // the cursor in the database is what counts
    await this.consumer.commitOffsets(offsets).catch(() => undefined);
  }
}
