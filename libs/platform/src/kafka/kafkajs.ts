// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import type * as Kafkajs from 'kafkajs';
import snappy from 'kafkajs-snappy';
import { compressFrame } from 'lz4-napi';
import { readBatches } from './batch/packed-batch.js';
import {
  type AbortedTransaction,
  type FetchedBatch,
  fetchedBatch,
  markAborted,
} from './fetched-batch.js';

/**
 * kafkajs 2.2.4 (the last release), mended where it loads: the one place that knows its files.
 * - An idle connection runs a one-millisecond timer, and Node 24 warns of its negative time-outs.
 * - Fetched batches are decoded without their checksum, a codec it lacks or a torn batch stops all
 *   partitions, 100,000 records in one batch overflow the stack: we read them (`batch/`).
 * - Records of aborted transactions get through when two are under way at once: see `markAborted`.
 */
const require = createRequire(import.meta.url);

/** Marks a module that was replaced, whichever evaluation of this file has done it. */
const OURS = Symbol.for('change-ledger/kafkajs');

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}
interface Decoder {
  readBytes(): Buffer | null;
}
interface Aborting {
  readonly messages: readonly FetchedBatch[];
  readonly abortedTransactions: readonly AbortedTransaction[] | null;
}

replace('kafkajs/src/protocol/requests/fetch/v4/decodeMessages', async (decoder: Decoder) =>
  readBatches(decoder.readBytes() ?? Buffer.of()).map(fetchedBatch),
);
replace(
  'kafkajs/src/consumer/filterAbortedMessages',
  ({ messages, abortedTransactions }: Aborting) => markAborted(messages, abortedTransactions),
);
quietenRequestQueue();

const kafkajs = require('kafkajs') as typeof Kafkajs;
const { CompressionCodecs, CompressionTypes } = kafkajs;
CompressionCodecs[CompressionTypes.Snappy] = snappy;
CompressionCodecs[CompressionTypes.LZ4] = () => compressing((bytes) => compressFrame(bytes));
CompressionCodecs[CompressionTypes.ZSTD] = () =>
  compressing(promisify<Buffer, Buffer>(zstdCompress));

export const { Kafka, logLevel, Partitioners } = kafkajs;
export { CompressionTypes };

/** Puts a module of ours in the place of one of kafkajs, before anything has loaded that. */
function replace(name: string, exports: object): void {
  const path = require.resolve(name);
  const module = require.cache[path];
  // a test runner evaluates this file once a project, in one process
  if (module !== undefined && OURS in (module.exports as object)) return;
  if (module !== undefined) throw new Error(`${name} is loaded already`);
  require(path);
  const loaded = require.cache[path];
  if (loaded !== undefined) loaded.exports = Object.assign(exports, { [OURS]: true });
}

function quietenRequestQueue(): void {
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  const schedule = Reflect.get(prototype, 'scheduleCheckPendingRequests');
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    // nothing pending and not throttled needs no timer
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}

/** For producing alone: what is consumed never comes to kafkajs' codecs. */
function compressing(compress: (bytes: Buffer) => Promise<Buffer>) {
  return {
    compress: ({ buffer }: { readonly buffer: Buffer }) => compress(buffer),
    decompress: () => Promise.reject(new Error('batches are read by our own decoder')),
  };
}
