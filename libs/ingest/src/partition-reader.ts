// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore } from '#ledger';
import { type AssignedPartition, failpoint, type Log, sleep } from '#platform';
import { AppendPipeline, type Landed, type Landing, LookAgain } from './append-pipeline.js';
import { gapRequest } from './chunk.js';
import { FollowPartition } from './follow-partition.js';
import { Halted, truncated } from './halted.js';
import type { JudgingThread } from './judging/judging-thread.js';
import { type Place, placePartition, type Watermarks } from './place-partition.js';

/** What a reader works with. */
export interface ReaderParts {
  readonly ledger: string;
  readonly store: LedgerStore;
  /** where records are judged; null: in this one */
  readonly thread: JudgingThread | null;
  /** what the broker holds of the partition now */
  readonly watermarks: () => Promise<Watermarks>;
  /** told of what is in the ledger */
  readonly landed: Landed;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

/** How a reader fares. */
export interface ReaderHealth {
  /** the offset up to which everything is in the ledger; null until it knows */
  readonly position: bigint | null;
  /** why it does not go on, in words; null while it does */
  readonly failure: string | null;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** How often a partition that waits for an operator is looked at. */
const LOOK_EVERY_MS = 2_000;

/** Reads one partition into its ledger, each record once, for as long as it is this process's. */
export class PartitionReader {
  private readonly pipeline: AppendPipeline;
  private position: bigint | null = null;
  private failure: string | null = null;

  constructor(
    private readonly partition: AssignedPartition,
    private readonly parts: ReaderParts,
  ) {
    this.pipeline = new AppendPipeline(parts.store, (landing) => this.land(landing));
  }

  get name(): string {
    return `${this.partition.topic}/${this.partition.partition}`;
  }

  health(): ReaderHealth {
    return { position: this.position, failure: this.failure };
  }

  /** The offset at which cursor and broker must find it while it has nothing to do; null: it has. */
  get idleAt(): bigint | null {
    return this.pipeline.isEmpty && this.failure === null ? this.position : null;
  }

  /** Makes the reader compare cursor and broker again. */
  rouse(): void {
    this.partition.rouse();
  }

  /** Resolves when the partition is another reader's, or all is stopped; never rejects. */
  async run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.parts.stopping.aborted) {
      const before = this.position;
      try {
        await this.readOn();
        return;
      } catch (error) {
        await this.pipeline.abandon();
        if (this.position !== before) pauseMs = FIRST_PAUSE_MS;
        if (error instanceof LookAgain) continue;
        await this.pause(error, pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  /** Reads from where the cursor is until the partition is lost; throws when it has to look again. */
  private async readOn(): Promise<void> {
    const { ledger, store, thread } = this.parts;
    const { topic, partition } = this.partition;
    const cursor = await store.cursor({ topic, partition }, ledger);
    this.position = cursor.next;
    const place = placePartition(cursor, await this.parts.watermarks());
    if (place.kind === 'truncated') throw truncated(this.name, place);
    if (place.kind === 'gap') return this.recordGap(place);
    this.failure = null;
    const follow = new FollowPartition(this.partition, this.pipeline, { ledger, thread });
    await follow.from(cursor.next, place);
  }

  /** What the broker has deleted unread is a fact too: it goes into the ledger, and reading goes on. */
  private async recordGap({ from, to }: Extract<Place, { kind: 'gap' }>): Promise<never> {
    const { topic, partition } = this.partition;
    await this.pipeline.launch(
      gapRequest({ ledger: this.parts.ledger, topic, partition, from, to }),
    );
    await this.pipeline.landAll();
    const span = { topic, partition, from: String(from), to: String(to) };
    this.parts.log.error('the broker has deleted records unread: a gap is in the ledger', span);
    throw new LookAgain();
  }

  private async land(landing: Landing): Promise<void> {
    const next = landing.request.cursor?.to ?? null;
    this.position = next;
    await failpoint('intake.before_offset_commit');
    if (next !== null) this.partition.commit(next);
    await this.parts.landed(landing);
  }

  private async pause(error: unknown, pauseMs: number): Promise<void> {
    const { log, stopping } = this.parts;
    if (stopping.aborted) return;
    const failure = `${this.name}: ${error instanceof Error ? error.message : String(error)}`;
    if (this.failure !== failure) {
      log.warn('a partition is not read on', { partition: this.name, err: error });
    }
    this.failure = failure;
    await sleep(error instanceof Halted ? LOOK_EVERY_MS : pauseMs, stopping);
  }
}
