// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore } from '#ledger';
import {
  type AssignedPartition,
  GroupSource,
  type KafkaOptions,
  type Log,
  type Metrics,
  type RecordSource,
  type RoleStatus,
  sleep,
  type TopicMap,
  TopicWatch,
} from '#platform';
import { IntakeMeter } from './intake-meter.js';
import { JudgingThread } from './judging/judging-thread.js';
import { measureLag, type PartitionLag } from './partition-lag.js';
import { PartitionReader } from './partition-reader.js';

export interface IntakeOptions {
  readonly kafka: KafkaOptions;
  readonly groupId: string;
  readonly topics: TopicMap;
}

/** What is not written by then is read again at the next start. */
const STOP_WITHIN_MS = 10_000;
const WATCH_EVERY_MS = 1_000;
/** A consumer that has nothing to read still asks several times a second. */
const FETCHES_WITHIN_MS = 30_000;

/** The role `ingest`: reads every configured topic into its ledger until it is stopped. */
export class Intake {
  private readonly meter: IntakeMeter;
  private readonly stopping = new AbortController();
  private readonly source: RecordSource;
  private readonly watch: TopicWatch;
  private readonly thread: JudgingThread | null;
  private readonly readers = new Map<string, PartitionReader>();
  private readonly running = new Set<Promise<void>>();
  private caughtUpOnce = false;
  private lags: readonly PartitionLag[] | null = null;

  constructor(
    private readonly options: IntakeOptions,
    private readonly store: LedgerStore,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.meter = new IntakeMeter(metrics);
    metrics.beforeReading(() => this.show());
    const { kafka, groupId, topics } = options;
    this.source = new GroupSource({ ...kafka, groupId, topics: Object.keys(topics) });
    this.watch = new TopicWatch(kafka);
    this.thread = JudgingThread.start(log);
  }

  /** Begins to read, however long broker and database are away; resolves when stopped. */
  async start(): Promise<void> {
    this.source.start((partition) => this.read(partition));
    while (!this.stopping.signal.aborted) {
      await this.look();
      await sleep(WATCH_EVERY_MS, this.stopping.signal);
    }
  }

  /** Finishes what is under way, for some seconds at most, and leaves the group. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const ending = Promise.all([this.source.stop(), ...this.running]);
    await Promise.race([ending, sleep(STOP_WITHIN_MS)]);
    await Promise.all([this.watch.stop(), this.thread?.stop()]);
  }

  /** Ready while it reads, once everything that was in the topics then is in the ledger. */
  status(): RoleStatus {
    const { joined } = this.source.health();
    const failures = this.failures();
    const partitions = (this.lags ?? []).map(({ name, next, high, lag }) => ({
      partition: name,
      cursor: String(next),
      high: String(high),
      lag: Number(lag),
    }));
    const lag = this.lags && partitions.reduce((sum, each) => sum + each.lag, 0);
    const ready = joined && this.caughtUpOnce && failures.length === 0;
    return { role: 'ingest', ready, detail: { joined, lag, failures, partitions } };
  }

  private failures(): readonly string[] {
    const { failure } = this.source.health();
    const silentMs = this.silentMs() ?? 0;
    const silence =
      silentMs > FETCHES_WITHIN_MS ? `no fetch for ${Math.round(silentMs / 1_000)} s` : null;
    return [failure, silence, ...this.failing()].filter((each) => each !== null);
  }

  private failing(): readonly string[] {
    const readers = [...this.readers.values()];
    return readers.map((reader) => reader.health().failure).filter((each) => each !== null);
  }

  private silentMs(): number | null {
    const { lastFetchMs } = this.source.health();
    return lastFetchMs === null ? null : performance.now() - lastFetchMs;
  }

  private show(): void {
    this.meter.show(this.lags ?? [], this.failing().length, this.silentMs());
  }

  private read(partition: AssignedPartition): void {
    const { topic } = partition;
    const ledger = this.options.topics[topic];
    if (ledger === undefined) throw new Error(`topic ${topic} belongs to no ledger`);
    const reader = new PartitionReader(partition, {
      ledger,
      store: this.store,
      thread: this.thread,
      watermarks: () => this.watermarks(partition),
      landed: async ({ request, outcomes, seconds }) =>
        this.meter.landed(request, outcomes, seconds),
      log: this.log,
      stopping: this.stopping.signal,
    });
    this.readers.set(reader.name, reader);
    const run = reader.run().finally(() => {
      this.running.delete(run);
      if (this.readers.get(reader.name) === reader) this.readers.delete(reader.name);
    });
    this.running.add(run);
  }

  private async watermarks({ topic, partition }: AssignedPartition) {
    const found = (await this.watch.offsets(topic)).find((each) => each.partition === partition);
    if (found === undefined)
      throw new Error(`the broker holds no partition ${partition} of ${topic}`);
    return found;
  }

  /** Compares cursors and broker; rouses the readers that would not notice what has changed. */
  private async look(): Promise<void> {
    const idle = new Map([...this.readers.values()].map((reader) => [reader, reader.idleAt]));
    this.lags = await measureLag(this.options.topics, this.store, this.watch).catch(() => null);
    if (this.lags === null) return;
    const lag = this.lags.reduce((sum, each) => sum + each.lag, 0n);
    if (lag === 0n && this.source.health().joined) this.caughtUpOnce = true;
    for (const { name, next, low, high } of this.lags) {
      const reader = this.readers.get(name);
      const at = reader && idle.get(reader);
      if (reader === undefined || at === null || at === undefined || at !== reader.idleAt) continue;
      // the database was restored, or the broker has lost or deleted what it had
      if (next !== at || high < at || low > at) reader.rouse();
    }
  }
}
