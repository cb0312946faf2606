// SPDX-License-Identifier: Apache-2.0
import { sleep } from '../sleep.js';
import { GroupLife, type GroupOptions } from './group-life.js';
import { type AssignedPartition, RecordSource, type SourceHealth } from './record-source.js';
import { TopicWatch } from './topic-watch.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** A life that lasted this long was no failure to start. */
const LONG_LIFE_MS = 60_000;
const LOOK_EVERY_MS = 2_000;
/** A consumer that has done nothing for so long is dead, whatever it says: longer than a rebalance. */
const SILENT_MS = 90_000;

/** Reads as a member of a consumer group; whatever ends the consumer, another is made after a pause. */
export class GroupSource extends RecordSource {
  private readonly stopping = new AbortController();
  private readonly watch: TopicWatch;
  private life: GroupLife | null = null;
  private failure: string | null = 'has not started yet';
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: GroupOptions) {
    super();
    this.watch = new TopicWatch(options);
  }

  override start(assigned: (partition: AssignedPartition) => void): void {
    this.running = this.keepAlive(assigned);
  }

  override async stop(): Promise<void> {
    this.stopping.abort();
    await this.watch.stop();
    await this.running;
  }

  override health(): SourceHealth {
    const { joined = false, lastFetchMs = null } = this.life ?? {};
    return { joined, lastFetchMs, failure: this.failure };
  }

  private async keepAlive(assigned: (partition: AssignedPartition) => void): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      const beganMs = performance.now();
      const error = await this.liveOnce(assigned);
      if (this.stopping.signal.aborted) return;
      this.failure = error.message;
      if (performance.now() - beganMs > LONG_LIFE_MS) pauseMs = FIRST_PAUSE_MS;
      this.options.log.warn('the consumer has ended, another is made', { pauseMs, err: error });
      await sleep(pauseMs, this.stopping.signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  private async liveOnce(assigned: (partition: AssignedPartition) => void): Promise<Error> {
    try {
      const { topics, missing } = await this.presentTopics();
      const life = new GroupLife({ ...this.options, topics }, assigned);
      this.life = life;
      try {
        await life.start();
        this.failure =
          missing.length === 0 ? null : `the broker holds no topic ${missing.join(', ')}`;
        return await this.untilOver(life, missing);
      } finally {
        this.life = null;
        await life.stop();
      }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** A topic that is missing must not keep the others from being read. */
  private async presentTopics() {
    const present = await this.watch.topics();
    const topics = this.options.topics.filter((topic) => present.has(topic));
    const missing = this.options.topics.filter((topic) => !present.has(topic));
    if (topics.length === 0) throw new Error(`the broker holds no topic ${missing.join(', ')}`);
    return { topics, missing };
  }

  private async untilOver(life: GroupLife, missing: readonly string[]): Promise<Error> {
    const { signal } = this.stopping;
    const over = new AbortController();
    void life.ended.then((crash) => over.abort(crash));
    const either = AbortSignal.any([signal, over.signal]);
    while (!signal.aborted) {
      await sleep(LOOK_EVERY_MS, either);
      if (over.signal.aborted) return over.signal.reason as Error;
      if (life.silentMs > SILENT_MS) return new Error(`nothing fetched for ${SILENT_MS / 1_000} s`);
      const present = missing.length === 0 ? null : await this.watch.topics().catch(() => null);
      if (missing.some((topic) => present?.has(topic)))
        return new Error('a missing topic is there');
    }
    return new Error('stopped');
  }
}
