// SPDX-License-Identifier: Apache-2.0
import type { KafkaRecord } from '../record.js';
import { ByteReader } from './byte-reader.js';
import type { PackedBatch } from './packed-batch.js';

/** Offsets of the fields in a whole batch. */
const ATTRIBUTES = 21;
const FIRST_TIMESTAMP = 27;
const LAST_TIMESTAMP = 35;
const COUNT = 57;

const LOG_APPEND_TIME = 0x08;

/** The records of a batch, decompressed: throws RangeError where they are not what the head says. */
export function readRecords({ bytes, firstOffset }: PackedBatch, body: Buffer): KafkaRecord[] {
  const isLogAppendTime = (bytes.readInt16BE(ATTRIBUTES) & LOG_APPEND_TIME) !== 0;
  const stamp = String(bytes.readBigInt64BE(LAST_TIMESTAMP));
  const first = bytes.readBigInt64BE(FIRST_TIMESTAMP);
  const timestamp = (delta: number) => (isLogAppendTime ? stamp : String(first + BigInt(delta)));
  const count = bytes.readInt32BE(COUNT);
  const reader = new ByteReader(body);
  const records: KafkaRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    reader.varint(); // its length
    reader.byte(); // attributes, unused
    const time = timestamp(reader.varlong());
    const offset = firstOffset + BigInt(reader.varint());
    const key = reader.string();
    const value = reader.string();
    records.push({ offset, timestamp: time, key, value, headers: readHeaders(reader) });
  }
  if (!reader.isAtEnd) throw new RangeError(`more than the ${count} records of the head`);
  return records;
}

function readHeaders(reader: ByteReader): KafkaRecord['headers'] {
  const count = reader.varint();
  const headers: [string, Buffer | null][] = [];
  for (let index = 0; index < count; index += 1) {
    const name = reader.string()?.toString() ?? '';
    headers.push([name, reader.string()]);
  }
  return headers;
}
