// SPDX-License-Identifier: Apache-2.0
import { CopyBuffer } from '#platform';
import { leafHash } from '../domain/tree-hash.js';
import type { PackedRows } from './pack-rows.js';

const LENGTH = 4;
/** what follows a row's position up to its reason: recorded_at and state, each behind its length */
const TIMESTAMP = 8;
const SMALLINT = 2;
/** how the text of every entry ends behind its `recordedAt` (`entryText`) */
const ENDING = '","v":1}'.length;

/**
 * The same rows recorded at another time. Of an entry only the time changes, which has one width, so
 * that nothing is judged or packed again; the buffers are altered where they are.
 */
export function restampRows(rows: PackedRows, recordedAtMs: number): PackedRows {
  const timestamp = CopyBuffer.timestampOf(recordedAtMs);
  const time = Buffer.from(new Date(recordedAtMs).toISOString());
  const leaves = rows.entries.alter((bytes, positionAt) => {
    const timestampAt = positionAt + 8 + LENGTH;
    bytes.set(timestamp, timestampAt);
    const reasonAt = timestampAt + TIMESTAMP + LENGTH + SMALLINT;
    const textAt = reasonAt + LENGTH + Math.max(0, bytes.readInt32BE(reasonAt));
    const from = textAt + LENGTH;
    const to = from + bytes.readInt32BE(textAt);
    bytes.set(time, to - ENDING - time.length);
    return leafHash(bytes.subarray(from, to));
  });
  return { ...rows, leaves };
}
