// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { RecordMark } from '#ledger';
import type { KafkaRecord } from '#platform';

/** By what a record is known again: its offset, and SHA-256 over its timestamp, key and value. */
export function markOf({ offset, timestamp, key, value }: KafkaRecord): RecordMark {
  const parts = [Buffer.from(timestamp), key, value].map((part) => part ?? Buffer.of());
  const lengths = parts.map(({ length }) => length).join();
  const digest = hash('sha256', Buffer.concat([Buffer.from(lengths), ...parts]), 'buffer');
  return { offset, digest };
}

/** Whether the record is the one that the mark was made of. */
export function isMarked(record: KafkaRecord, { offset, digest }: RecordMark): boolean {
  return record.offset === offset && Buffer.compare(markOf(record).digest, digest) === 0;
}
