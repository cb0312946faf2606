// SPDX-License-Identifier: Apache-2.0
import { type AppendRequest, encodeMeta, type NewEvent, type PartitionPlace } from '#ledger';
import type { KafkaRecord, Polled } from '#platform';
import { isSameContent } from './judging/judge-record.js';

/** Where a chunk stands: which ledger, which partition, and its offsets. */
export interface Span extends PartitionPlace {
  readonly ledger: string;
  readonly from: bigint;
  readonly to: bigint;
}

const CHUNK_RECORDS = 2_500;
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Cuts records into what one transaction writes. */
export function* chunksOf(records: readonly KafkaRecord[]): Generator<readonly KafkaRecord[]> {
  let first = 0;
  let bytes = 0;
  for (const [index, { value, key }] of records.entries()) {
    bytes += (value?.length ?? 0) + (key?.length ?? 0);
    if (index + 1 - first < CHUNK_RECORDS && bytes < CHUNK_BYTES) continue;
    yield records.slice(first, index + 1);
    first = index + 1;
    bytes = 0;
  }
  if (first < records.length) yield records.slice(first);
}

/** What appends a batch that nobody can read, as the one entry that keeps its bytes. */
export function unreadableRequest(
  batch: Extract<Polled, { kind: 'unreadable' }>,
  span: Span,
): AppendRequest {
  const { topic, partition } = span;
  const offset = String(batch.from);
  const entry: NewEvent = {
    kind: 'event',
    channel: { kind: 'kafka', topic, partition, offset, timestamp: '-1' },
    claim: null,
    identity: null,
    payload: {
      mediaType: null,
      meta: encodeMeta({ key: null, headers: [], nullValue: false }),
      value: batch.bytes,
    },
    state: 0,
    reason: `batch_unreadable: the record batch up to offset ${batch.next - 1n}: ${batch.reason}`,
  };
  const { ledger, from, to } = span;
  const cursor = { topic, partition, from, to, skipped: to - from - 1n };
  return { ledger, entries: [entry], cursor, isSameContent };
}

/** What tells that the broker has deleted a span unread. */
export function gapRequest(span: Span): AppendRequest {
  const { ledger, topic, partition, from, to } = span;
  const act = { topic, partition, from: String(from), to: String(to), cause: 'deleted_unread' };
  const cursor = { topic, partition, from, to, last: null, lost: to - from };
  return { ledger, entries: [{ kind: 'gap', act, payload: null }], cursor, isSameContent };
}
