// SPDX-License-Identifier: Apache-2.0
import type { AppendRequest, LedgerStore } from '#ledger';
import { type KafkaRecord, type Log, type RecordBatch, sleep, type TopicMap } from '#platform';
import { isSameContent, judgeRecord } from './judge-record.js';

const CHUNK = 1_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Writes batches into their ledgers, exactly once: the cursor moves in the transaction of the
 * entries, so a batch delivered twice, late or to two readers changes nothing (D3).
 */
export class StoreBatch {
  private readonly cursors = new Map<string, bigint>();
  /** offsets asked for again because the broker went on elsewhere */
  private readonly sought = new Map<string, bigint>();

  constructor(
    private readonly store: LedgerStore,
    private readonly topics: TopicMap,
    private readonly log: Log,
    private readonly stopping: AbortSignal,
  ) {}

  /** Stores a batch, however long the database is away, and returns the offset wanted next. */
  async take(batch: RecordBatch): Promise<bigint> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await this.storeOnce(batch);
      } catch (error) {
        // an error at COMMIT does not mean "not committed": the database knows, we do not
        this.cursors.delete(nameOf(batch));
        if (this.stopping.aborted) throw error;
        const { topic, partition } = batch;
        this.log.warn('cannot append, will try again', { topic, partition, pauseMs, err: error });
        await sleep(pauseMs, this.stopping);
      }
    }
  }

  private async storeOnce(batch: RecordBatch): Promise<bigint> {
    const ledger = this.ledgerOf(batch.topic);
    let cursor = await this.cursorOf(batch, ledger);
    if (this.isElsewhere(batch, cursor)) return cursor;
    const records = batch.records.filter((record) => record.offset >= cursor);
    for (let at = 0; at < records.length; at += CHUNK) {
      const chunk = records.slice(at, at + CHUNK);
      const appended = await this.store.append(requestOf(batch, chunk, { ledger, cursor }));
      if (appended.kind === 'fenced') return this.reload(batch, ledger);
      cursor = (chunk.at(-1)?.offset ?? cursor) + 1n;
      this.cursors.set(nameOf(batch), cursor);
    }
    return cursor;
  }

  /** The batch starts behind the cursor's back or beyond it: read once more from the cursor. */
  private isElsewhere(batch: RecordBatch, cursor: bigint): boolean {
    const first = batch.records[0]?.offset ?? cursor;
    const name = nameOf(batch);
    if (first <= cursor || this.sought.get(name) === cursor) return false;
    this.sought.set(name, cursor);
    return true;
  }

  private ledgerOf(topic: string): string {
    const ledger = this.topics[topic];
    if (ledger === undefined) throw new Error(`topic ${topic} belongs to no ledger`);
    return ledger;
  }

  private async cursorOf(batch: RecordBatch, ledger: string): Promise<bigint> {
    return this.cursors.get(nameOf(batch)) ?? this.reload(batch, ledger);
  }

  private async reload(batch: RecordBatch, ledger: string): Promise<bigint> {
    const cursor = await this.store.cursor(batch, ledger);
    this.cursors.set(nameOf(batch), cursor);
    return cursor;
  }
}

function nameOf({ topic, partition }: RecordBatch): string {
  return `${topic}/${partition}`;
}

function requestOf(
  { topic, partition }: RecordBatch,
  chunk: readonly KafkaRecord[],
  { ledger, cursor }: { readonly ledger: string; readonly cursor: bigint },
): AppendRequest {
  const to = (chunk.at(-1)?.offset ?? cursor) + 1n;
  const entries = chunk.map((record) => {
    const offset = String(record.offset);
    const { timestamp } = record;
    return judgeRecord(record, { kind: 'kafka', topic, partition, offset, timestamp });
  });
  return { ledger, entries, cursor: { topic, partition, from: cursor, to }, isSameContent };
}
