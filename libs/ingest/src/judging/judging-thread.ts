// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PackedAhead, PartitionPlace, Stamp } from '#ledger';
import type { KafkaRecord, Log } from '#platform';
import { frameOf, type RecordFrame } from './record-frame.js';

/** Records to be judged, where they come from, and under which names they are written. */
export interface JudgingTask {
  readonly id: number;
  readonly frame: RecordFrame;
  readonly place: PartitionPlace;
  readonly stamp: Stamp;
}

/** What came of a task. */
export interface Judged {
  readonly id: number;
  /** null: it must be done by whoever asked */
  readonly packed: PackedAhead | null;
  /** why entries are in quarantine, a code for each that is */
  readonly codes: readonly string[];
}

/**
 * Judges records and packs their entries in a thread of its own, so that fetching and writing go on
 * meanwhile (ADR 0035). What the thread cannot do is answered with null, and done by whoever asked:
 * a thread that has died costs speed, and nothing else.
 */
export class JudgingThread {
  private readonly waiting = new Map<number, (judged: Judged | null) => void>();
  private nextId = 0;
  private isOver = false;

  private constructor(
    private readonly worker: Worker,
    log: Log,
  ) {
    worker.on('message', (judged: Judged) => this.settle(judged));
    worker.on('error', (err) => log.error('the judging thread has died', { err }));
    worker.on('exit', () => this.end());
    worker.unref();
  }

  /** Null where it would save nothing: on one core, or from sources, which no thread can load. */
  static start(log: Log): JudgingThread | null {
    const file = new URL('./thread.js', import.meta.url);
    if (availableParallelism() < 2 || !import.meta.url.endsWith('.js')) return null;
    return new JudgingThread(new Worker(file), log);
  }

  /** Resolves in the order of the calls; null: do it yourself. Never rejects. */
  judge(
    records: readonly KafkaRecord[],
    place: PartitionPlace,
    stamp: Stamp,
  ): Promise<Judged | null> {
    if (this.isOver) return Promise.resolve(null);
    const id = (this.nextId += 1);
    const frame = frameOf(records);
    const { topic, partition } = place;
    const task: JudgingTask = { id, frame, place: { topic, partition }, stamp };
    this.worker.postMessage(task, [frame.bytes.buffer, frame.lengths.buffer]);
    return new Promise((settled) => this.waiting.set(id, settled));
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private settle(judged: Judged): void {
    this.waiting.get(judged.id)?.(judged);
    this.waiting.delete(judged.id);
  }

  private end(): void {
    this.isOver = true;
    for (const settled of this.waiting.values()) settled(null);
    this.waiting.clear();
  }
}
