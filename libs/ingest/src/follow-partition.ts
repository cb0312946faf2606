// SPDX-License-Identifier: Apache-2.0
import type { RecordMark } from '#ledger';
import type { AssignedPartition, KafkaRecord, Polled } from '#platform';
import { type AppendPipeline, LookAgain } from './append-pipeline.js';
import { chunksOf, unreadableRequest } from './chunk.js';
import { damaged, replaced } from './halted.js';
import type { JudgingThread } from './judging/judging-thread.js';
import { isMarked } from './record-mark.js';
import { RecordsRequest } from './records-request.js';

type Records = Extract<Polled, { kind: 'records' }>;

const DAMAGED_AT_MOST = 5;

/** Follows a partition from one place on: what is polled goes into the pipeline, in order. */
export class FollowPartition {
  /** the first offset that is not in the pipeline yet */
  private next = 0n;
  /** the record that must come first; null once it has, or where there is none to go by */
  private known: RecordMark | null = null;
  private damaged = 0;

  constructor(
    private readonly partition: AssignedPartition,
    private readonly pipeline: AppendPipeline,
    private readonly into: { readonly ledger: string; readonly thread: JudgingThread | null },
  ) {}

  /** Resolves when the partition is lost; throws LookAgain, Halted, or what an append failed with. */
  async from(
    next: bigint,
    place: { readonly from: bigint; readonly known: RecordMark | null },
  ): Promise<void> {
    this.next = next;
    this.known = place.known;
    this.partition.seek(place.from);
    for (;;) {
      const polled = await this.poll();
      if (polled.kind === 'records') await this.take(polled);
      else await this.pipeline.landAll();
      if (polled.kind === 'lost') return;
      if (polled.kind === 'moved') throw new LookAgain();
      if (polled.kind === 'damaged') this.readAgain(polled.from);
      if (polled.kind === 'unreadable') await this.keepUnreadable(polled);
    }
  }

  /** What is there; while nothing is, the appends under way are waited for, for one may fail. */
  private async poll(): Promise<Polled> {
    while (!this.pipeline.isEmpty) {
      const polled = await this.partition.pollNow();
      if (polled !== null) return polled;
      await this.pipeline.landOldest();
    }
    return this.partition.poll();
  }

  private async take({ records, next }: Records): Promise<void> {
    this.damaged = 0;
    if (this.known !== null) this.recognise(this.known, records, next);
    const unread = records.filter(({ offset }) => offset >= this.next);
    for (const chunk of chunksOf(unread)) {
      const isLast = chunk.at(-1) === unread.at(-1);
      const to = isLast ? next : (chunk.at(-1)?.offset ?? this.next) + 1n;
      await this.launch(chunk, to);
    }
    // offsets that hold no record: the ends of transactions and what was given up
    if (unread.length === 0 && next > this.next) {
      await this.launch([], next);
    }
  }

  private async launch(records: readonly KafkaRecord[], to: bigint): Promise<void> {
    const { thread } = this.into;
    await this.pipeline.launch(new RecordsRequest(records, this.spanTo(to), thread));
    this.next = to;
  }

  /** Throws Halted when the record before the cursor is another one than was read. */
  private recognise(known: RecordMark, records: readonly KafkaRecord[], next: bigint): void {
    const found = records.find(({ offset }) => offset === known.offset);
    if (found !== undefined && !isMarked(found, known)) throw replaced(known);
    // it may be gone with a compaction, which our topics do without: then nothing tells
    if (found !== undefined || next > known.offset) this.known = null;
  }

  private readAgain(offset: bigint): void {
    this.damaged += 1;
    if (this.damaged >= DAMAGED_AT_MOST) throw damaged(offset, this.damaged);
    this.partition.seek(offset > this.next || this.known !== null ? offset : this.next);
  }

  private async keepUnreadable(polled: Extract<Polled, { kind: 'unreadable' }>): Promise<void> {
    if (polled.next <= this.next) return;
    await this.pipeline.launch(unreadableRequest(polled, this.spanTo(polled.next)));
    this.next = polled.next;
  }

  private spanTo(to: bigint) {
    const { topic, partition } = this.partition;
    return { ledger: this.into.ledger, topic, partition, from: this.next, to };
  }
}
