// SPDX-License-Identifier: Apache-2.0
import { crc32c } from '@node-rs/crc32';

/** A record to be packed as a producer packs it. */
export interface SomeRecord {
  readonly offsetDelta: number;
  readonly timestampDelta: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly (readonly [string, Uint8Array | null])[];
}

/** What the head of a batch says. */
export interface Head {
  readonly firstOffset: bigint;
  readonly firstTimestamp: bigint;
  readonly lastTimestamp: bigint;
  readonly attributes: number;
  readonly producerId: bigint;
}

export const HEAD: Head = {
  firstOffset: 0n,
  firstTimestamp: 0n,
  lastTimestamp: 0n,
  attributes: 0,
  producerId: -1n,
};

/** The records of a batch, not compressed (message format 2). */
export function encodeRecords(records: readonly SomeRecord[]): Buffer {
  return Buffer.concat(
    records.map(({ offsetDelta, timestampDelta, key, value, headers }) => {
      const pairs = headers.flatMap(([name, each]) => [string(Buffer.from(name)), string(each)]);
      const record = Buffer.concat([
        Buffer.of(0),
        varlong(timestampDelta),
        varlong(offsetDelta),
        string(key),
        string(value),
        varlong(headers.length),
        ...pairs,
      ]);
      return Buffer.concat([varlong(record.length), record]);
    }),
  );
}

/** A whole batch around records, compressed or not as the attributes say. */
export function encodeBatch(head: Head, count: number, lastDelta: number, body: Buffer): Buffer {
  const batch = Buffer.alloc(61 + body.length);
  batch.writeBigInt64BE(head.firstOffset, 0);
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeInt8(2, 16);
  batch.writeInt16BE(head.attributes, 21);
  batch.writeInt32BE(lastDelta, 23);
  batch.writeBigInt64BE(head.firstTimestamp, 27);
  batch.writeBigInt64BE(head.lastTimestamp, 35);
  batch.writeBigInt64BE(head.producerId, 43);
  batch.writeInt32BE(count, 57);
  body.copy(batch, 61);
  batch.writeUInt32BE(crc32c(batch.subarray(21)), 17);
  return batch;
}

function string(bytes: Uint8Array | null): Buffer {
  return bytes === null ? varlong(-1) : Buffer.concat([varlong(bytes.length), bytes]);
}

function varlong(value: number): Buffer {
  let rest = value < 0 ? -BigInt(value) * 2n - 1n : BigInt(value) * 2n;
  const bytes: number[] = [];
  for (; rest > 127n; rest /= 128n) bytes.push(Number(rest % 128n) + 128);
  return Buffer.from([...bytes, Number(rest)]);
}
