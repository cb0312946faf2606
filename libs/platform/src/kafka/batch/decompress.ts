// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import snappyCodec from 'kafkajs-snappy';
import { decompressFrame } from 'lz4-napi';
import { lz4Bound, snappyLength } from './inflated-length.js';

/** What a batch may come to: 128 MiB, a hundred times what brokers accept by default. */
const MOST_INFLATED = 128 * 1024 * 1024;

const snappy = snappyCodec();
const gunzipLater = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);
const zstdLater = promisify<Buffer, { maxOutputLength: number }, Buffer>(zstdDecompress);
const LIMIT = { maxOutputLength: MOST_INFLATED };

/**
 * Decompresses the records of a batch by the codec of its attributes (0 none, 1 gzip, 2 snappy,
 * 3 lz4, 4 zstd). Rejects what is no such stream, what is cut off, and what inflates too far.
 */
export async function decompress(codec: number, body: Buffer): Promise<Buffer> {
  switch (codec) {
    case 0:
      return body;
    case 1:
      return gunzipLater(body, LIMIT);
    case 2:
      return bounded(snappyLength(body), () => snappy.decompress(body));
    case 3:
      return bounded(lz4Bound(body), () => decompressFrame(body));
    case 4:
      return zstdLater(body, LIMIT);
    default:
      throw new RangeError(`no codec has the number ${codec}`);
  }
}

async function bounded(length: number, inflate: () => Promise<Buffer>): Promise<Buffer> {
  if (length <= MOST_INFLATED) return Buffer.from(await inflate());
  throw new RangeError(`the records inflate to ${length} bytes`);
}
