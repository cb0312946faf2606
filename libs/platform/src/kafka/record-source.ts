// SPDX-License-Identifier: Apache-2.0
import type { KafkaRecord } from './record.js';

/** What a partition gave next, in the order of its offsets. */
export type Polled =
  /** none or many; `next` is the offset after them, further on where offsets hold no record */
  | {
      readonly kind: 'records';
      readonly records: readonly KafkaRecord[];
      readonly next: bigint;
    }
  /** a batch of the offsets `from` to `next` − 1 that came as it was sent and that nobody can read */
  | {
      readonly kind: 'unreadable';
      readonly from: bigint;
      readonly next: bigint;
      readonly bytes: Uint8Array;
      readonly reason: string;
    }
  /** the checksum of the batch at that offset does not hold: read it again */
  | { readonly kind: 'damaged'; readonly from: bigint }
  /** the broker does not have the offset that was asked for, and went on elsewhere */
  | { readonly kind: 'moved' }
  /** the partition is another reader's now */
  | { readonly kind: 'lost' };

/** A partition while it is this reader's. Nothing is fetched before the first `seek`. */
export interface AssignedPartition {
  readonly topic: string;
  readonly partition: number;
  /** Reads on from `offset`; what was fetched and not polled is dropped. */
  seek(offset: bigint): void;
  /** What is there, at most about 2,500 records or 4 MiB; waits for the next when nothing is. */
  poll(): Promise<Polled>;
  /** Like `poll`, but gives null at once where it would wait. */
  pollNow(): Promise<Polled | null>;
  /** Makes the poll that waits, or the next, give `moved`: there is reason to look again. */
  rouse(): void;
  /** Tells the broker how far this reader is: for lag tools alone, at leisure, best effort. */
  commit(next: bigint): void;
}

/** How a source fares. */
export interface SourceHealth {
  /** whether it is a member of its group, partitions assigned */
  readonly joined: boolean;
  readonly lastFetchMs: number | null;
  /** why it does not read, in words; null while it does */
  readonly failure: string | null;
}

/**
 * Where records come from: a port, so that the client of the broker can be exchanged. What is read
 * must be bounded: nothing is fetched for a partition that is not polled (pause and resume).
 */
export abstract class RecordSource {
  /** Reads until `stop`; tells of each partition that becomes this reader's, each time it does. */
  abstract start(assigned: (partition: AssignedPartition) => void): void;
  abstract stop(): Promise<void>;
  abstract health(): SourceHealth;
}
