// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore } from '#ledger';
import {
  type KafkaOptions,
  type Log,
  RecordSource,
  type RoleStatus,
  sleep,
  topicOffsets,
  type TopicMap,
} from '#platform';
import { StoreBatch } from './store-batch.js';

const LAG_EVERY_MS = 1_000;

export interface IntakeOptions {
  readonly kafka: KafkaOptions;
  readonly groupId: string;
  readonly topics: TopicMap;
}

/** The role `ingest`: reads every configured topic into its ledger until it is stopped. */
export class Intake {
  private readonly stopping = new AbortController();
  private readonly source: RecordSource;
  private caughtUpOnce = false;
  private lag: bigint | null = null;

  constructor(
    private readonly options: IntakeOptions,
    private readonly store: LedgerStore,
    private readonly log: Log,
  ) {
    const { kafka, groupId, topics } = options;
    const batches = new StoreBatch(store, topics, log, this.stopping.signal);
    this.source = new RecordSource({
      ...kafka,
      groupId,
      topics: Object.keys(topics),
      store: (batch) => batches.take(batch),
    });
  }

  /** Joins the group, however long the broker is away; resolves when joined or stopped. */
  async start(): Promise<void> {
    void this.watchLag();
    for (let pauseMs = 500; !this.stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      try {
        return await this.source.start();
      } catch (error) {
        this.log.warn('cannot join the consumer group, will try again', { pauseMs, err: error });
        await sleep(pauseMs, this.stopping.signal);
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.source.stop();
  }

  /** Ready once joined and once everything that was in the topics then is in the ledger. */
  status(): RoleStatus {
    const { joined } = this.source;
    const detail = { joined, lag: this.lag === null ? null : Number(this.lag) };
    return { role: 'ingest', ready: joined && this.caughtUpOnce, detail };
  }

  private async watchLag(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.lag = await this.measureLag().catch(() => null);
      if (this.lag === 0n && this.source.joined) this.caughtUpOnce = true;
      await sleep(LAG_EVERY_MS, this.stopping.signal);
    }
  }

  private async measureLag(): Promise<bigint> {
    let lag = 0n;
    for (const [topic, ledger] of Object.entries(this.options.topics)) {
      for (const { partition, low, high } of await topicOffsets(this.options.kafka, topic)) {
        const cursor = await this.store.cursor({ topic, partition }, ledger);
        lag += high - (cursor > low ? cursor : low);
      }
    }
    return lag;
  }
}
