// SPDX-License-Identifier: Apache-2.0
import { crc32c } from '@node-rs/crc32';
import type { KafkaRecord } from '../record.js';
import { decompress } from './decompress.js';
import { CURRENT_FORMAT, type PackedBatch } from './packed-batch.js';
import { readRecords } from './read-records.js';

/** What is in a batch. */
export type Unpacked =
  | { readonly kind: 'records'; readonly records: readonly KafkaRecord[] }
  /** its checksum does not hold: what arrived is not what the producer sent, so ask again */
  | { readonly kind: 'damaged' }
  /** as the producer sent it, and nobody can read it */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Offset of the records in a whole batch. */
const RECORDS = 61;

/** Checks a batch against its checksum and reads its records. Never rejects. */
export async function unpackBatch(batch: PackedBatch): Promise<Unpacked> {
  if (batch.format !== CURRENT_FORMAT) {
    return { kind: 'unreadable', reason: `message format ${batch.format}` };
  }
  if (crc32c(batch.summed) !== batch.crc) return { kind: 'damaged' };
  if (batch.isControl) return { kind: 'records', records: [] };
  try {
    const body = await decompress(batch.codec, batch.bytes.subarray(RECORDS));
    return { kind: 'records', records: readRecords(batch, body) };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}
