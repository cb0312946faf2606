// SPDX-License-Identifier: Apache-2.0
import { unpackBatch, type Unpacked } from './batch/unpack-batch.js';
import type { FetchedBatch } from './fetched-batch.js';
import type { KafkaRecord } from './record.js';
import type { AssignedPartition, Polled } from './record-source.js';

/** Packed bytes that may wait; with one fetch under way and one in work three times this a partition. */
export const FETCH_BYTES = 4 * 1024 * 1024;
/** What a poll gives at most, before the last batch it takes. */
const POLL_RECORDS = 2_500;
const POLL_BYTES = FETCH_BYTES;

/** What the buffer tells the client of the broker. */
export interface FetchControl {
  seek(offset: bigint): void;
  pause(): void;
  resume(): void;
  commit(next: bigint): void;
}

/** Fetched and not yet polled: packed batches of one partition, between the client and the reader. */
export class PartitionBuffer implements AssignedPartition {
  private readonly waiting: FetchedBatch[] = [];
  private waitingBytes = 0;
  /** the offset that is fetched next; null before the first seek and once the broker went elsewhere */
  private expected: bigint | null = null;
  /** the first record wanted: a batch may begin before it */
  private wanted = 0n;
  private hasMoved = false;
  private isLost = false;
  private isPaused = true;
  private wake: () => void = () => undefined;

  constructor(
    readonly topic: string,
    readonly partition: number,
    private readonly control: FetchControl,
  ) {}

  /** Takes what was fetched from `fetchedOffset` on; false when it is not what was asked for. */
  take(fetchedOffset: bigint, batches: readonly FetchedBatch[]): boolean {
    if (this.isLost || this.expected === null) return false;
    if (fetchedOffset !== this.expected) {
      this.expected = null;
      this.hasMoved = true;
      this.wake();
      return false;
    }
    this.waiting.push(...batches);
    this.waitingBytes += batches.reduce((sum, { batch }) => sum + batch.bytes.length, 0);
    this.expected = batches.at(-1)?.batch.nextOffset ?? fetchedOffset;
    if (this.waitingBytes >= FETCH_BYTES) this.pause();
    this.wake();
    return true;
  }

  lose(): void {
    this.isLost = true;
    this.waiting.length = 0;
    this.wake();
  }

  rouse(): void {
    this.hasMoved = true;
    this.wake();
  }

  seek(offset: bigint): void {
    if (this.isLost) return;
    this.waiting.length = 0;
    this.waitingBytes = 0;
    this.hasMoved = false;
    this.expected = offset;
    this.wanted = offset;
    this.control.seek(offset);
    this.resume();
  }

  async poll(): Promise<Polled> {
    for (;;) {
      const polled = await this.pollNow();
      if (polled !== null) return polled;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  async pollNow(): Promise<Polled | null> {
    if (this.isLost) return { kind: 'lost' };
    if (this.hasMoved) return { kind: 'moved' };
    const [first] = this.waiting;
    if (first === undefined) return null;
    const unpacked = await unpack(first);
    if (this.isLost) return { kind: 'lost' };
    if (unpacked.kind === 'damaged') return { kind: 'damaged', from: first.batch.firstOffset };
    if (unpacked.kind === 'records') return this.more(unpacked.records);
    const { bytes, firstOffset } = first.batch;
    const from = firstOffset > this.wanted ? firstOffset : this.wanted;
    return { ...unpacked, from, next: this.drop(first), bytes };
  }

  commit(next: bigint): void {
    if (!this.isLost) this.control.commit(next);
  }

  /** Takes further batches, for publishers that do not gather make many small ones. */
  private async more(first: readonly KafkaRecord[]): Promise<Polled> {
    let records = this.unseen(first);
    let bytes = 0;
    for (let [batch] = this.waiting; batch !== undefined; [batch] = this.waiting) {
      bytes += batch.batch.bytes.length;
      const next = this.drop(batch);
      const [following] = this.waiting;
      const isEnough = records.length >= POLL_RECORDS || bytes >= POLL_BYTES;
      if (isEnough || following === undefined) return { kind: 'records', records, next };
      const unpacked = await unpack(following);
      if (this.isLost) return { kind: 'lost' };
      // what is wrong with it is told when it is its turn
      if (unpacked.kind !== 'records') return { kind: 'records', records, next };
      records = [...records, ...this.unseen(unpacked.records)];
    }
    return { kind: 'lost' };
  }

  private unseen(records: readonly KafkaRecord[]): readonly KafkaRecord[] {
    const isSeen = records[0] !== undefined && records[0].offset < this.wanted;
    return isSeen ? records.filter(({ offset }) => offset >= this.wanted) : records;
  }

  private drop(batch: FetchedBatch): bigint {
    this.waiting.shift();
    this.waitingBytes -= batch.batch.bytes.length;
    this.wanted = batch.batch.nextOffset;
    if (this.waitingBytes < FETCH_BYTES) this.resume();
    return this.wanted;
  }

  private pause(): void {
    if (!this.isPaused) this.control.pause();
    this.isPaused = true;
  }

  private resume(): void {
    if (this.isPaused) this.control.resume();
    this.isPaused = false;
  }
}

const NOTHING = { kind: 'records', records: [] } as const;

async function unpack({ batch, isAborted }: FetchedBatch): Promise<Unpacked> {
  return isAborted ? NOTHING : unpackBatch(batch);
}
