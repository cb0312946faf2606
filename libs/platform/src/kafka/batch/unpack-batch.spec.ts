// SPDX-License-Identifier: Apache-2.0
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import snappy from 'kafkajs-snappy';
import { compressFrameSync } from 'lz4-napi';
import { describe, expect, it } from 'vitest';
import { type PackedBatch, readBatches } from './packed-batch.js';
import {
  encodeBatch,
  encodeRecords,
  HEAD,
  type Head,
  type SomeRecord,
} from './testing/encode-batch.js';
import { unpackBatch } from './unpack-batch.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each));
const someRecords = fc.array(
  fc.record({
    timestampDelta: fc.integer({ min: -1e12, max: 1e12 }),
    key: fc.option(bytes),
    value: fc.option(bytes),
    headers: fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.option(bytes)), {
      maxLength: 4,
    }),
  }),
  { minLength: 1, maxLength: 30 },
);
const heads = fc.record({
  firstOffset: fc.bigInt({ min: 0n, max: 2n ** 62n }),
  firstTimestamp: fc.bigInt({ min: 0n, max: 10n ** 13n }),
});

const CODECS: readonly ((body: Buffer) => Promise<Buffer> | Buffer)[] = [
  (body) => body,
  (body) => gzipSync(body),
  (body) => snappy().compress({ buffer: body }),
  (body) => compressFrameSync(body),
  (body) => zstdCompressSync(body),
];

async function pack(codec: number, records: readonly SomeRecord[], head: Partial<Head> = {}) {
  const body = await CODECS[codec]?.(encodeRecords(records));
  const last = records.at(-1)?.offsetDelta ?? 0;
  const whole = { ...HEAD, ...head, attributes: (head.attributes ?? 0) | codec };
  return encodeBatch(whole, records.length, last, body ?? Buffer.of());
}

const only = (buffer: Buffer): PackedBatch => readBatches(buffer)[0] as PackedBatch;
const one: readonly SomeRecord[] = [
  { offsetDelta: 0, timestampDelta: 0, key: null, value: Buffer.from('v'), headers: [] },
];

describe('a record batch', () => {
  it.each([0, 1, 2, 3, 4])('packed with codec %i gives the records that were packed', (codec) =>
    fc.assert(
      fc.asyncProperty(someRecords, heads, async (content, head) => {
        const records = content.map((each, offsetDelta) => ({ ...each, offsetDelta }));
        const batch = only(await pack(codec, records, head));
        expect(batch.nextOffset).toBe(head.firstOffset + BigInt(records.length));
        expect(await unpackBatch(batch)).toEqual({
          kind: 'records',
          records: records.map(({ offsetDelta, timestampDelta, key, value, headers }) => ({
            offset: head.firstOffset + BigInt(offsetDelta),
            timestamp: String(head.firstTimestamp + BigInt(timestampDelta)),
            key,
            value,
            headers,
          })),
        });
      }),
      { numRuns: 40 },
    ),
  );

  it('flipped in any one bit of its sum or of what is summed, is damaged', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), async (at) => {
        const buffer = await pack(4, one);
        const bit = 17 * 8 + (at % ((buffer.length - 17) * 8));
        buffer[bit >> 3] = (buffer[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect((await unpackBatch(only(buffer))).kind).toBe('damaged');
      }),
    ));

  it.each([1, 2, 3, 4])('cut off within codec %i is unreadable, not damaged', async (codec) => {
    const long = [{ ...one[0], value: Buffer.from('0123456789'.repeat(50)) } as SomeRecord];
    const body = (await CODECS[codec]?.(encodeRecords(long))) ?? Buffer.of();
    const torn = encodeBatch({ ...HEAD, attributes: codec }, 1, 0, body.subarray(0, -9));
    expect((await unpackBatch(only(torn))).kind).toBe('unreadable');
  });

  it.each([
    ['an unknown codec', encodeBatch({ ...HEAD, attributes: 6 }, 1, 0, Buffer.from('x'))],
    ['another compression', encodeBatch({ ...HEAD, attributes: 1 }, 1, 0, deflateRawSync('x'))],
    ['too few records', encodeBatch(HEAD, 2, 1, encodeRecords(one))],
    ['too many records', encodeBatch(HEAD, 1, 0, encodeRecords([...one, ...one]))],
    [
      'a bomb',
      encodeBatch({ ...HEAD, attributes: 4 }, 1, 0, zstdCompressSync(Buffer.alloc(2 ** 28))),
    ],
    [
      'an lz4 bomb',
      encodeBatch({ ...HEAD, attributes: 3 }, 1, 0, compressFrameSync(Buffer.alloc(2 ** 28))),
    ],
  ])('of %s is unreadable', async (_, buffer) => {
    expect((await unpackBatch(only(buffer))).kind).toBe('unreadable');
  });

  it('of 200,000 records is read', async () => {
    const many = Array.from(
      { length: 200_000 },
      (_, offsetDelta) => ({ ...one[0], offsetDelta }) as SomeRecord,
    );
    const unpacked = await unpackBatch(only(await pack(4, many)));
    expect(unpacked.kind === 'records' && unpacked.records.length).toBe(200_000);
  });

  it('stamped by the broker gives its time to every record', async () => {
    const unpacked = await unpackBatch(
      only(await pack(0, one, { attributes: 8, lastTimestamp: 77n })),
    );
    expect(unpacked.kind === 'records' && unpacked.records[0]?.timestamp).toBe('77');
  });

  it('of an older message format is unreadable, and the next is read', async () => {
    const old = await pack(0, one);
    old.writeInt8(1, 16);
    const batches = readBatches(Buffer.concat([old, await pack(0, one, { firstOffset: 1n })]));
    const kinds = await Promise.all(batches.map(async (batch) => (await unpackBatch(batch)).kind));
    expect(kinds).toEqual(['unreadable', 'records']);
  });

  it('that the broker has cut off is left out', async () => {
    const whole = await pack(0, one);
    expect(readBatches(Buffer.concat([whole, whole.subarray(0, -1)]))).toHaveLength(1);
    for (let length = 0; length < whole.length; length += 1) {
      expect(readBatches(whole.subarray(0, length))).toEqual([]);
    }
  });
});
