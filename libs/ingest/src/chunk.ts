// SPDX-License-Identifier: Apache-2.0
import { type AppendRequest, encodeMeta, type NewEvent, type PartitionPlace } from '#ledger';
import { type KafkaRecord, Pacer, type Polled } from '#platform';
import { isSameContent, judgeRecord } from './judge-record.js';
import { markOf } from './record-mark.js';

/** Where a chunk stands: which ledger, which partition, and its offsets. */
export interface Span extends PartitionPlace {
  readonly ledger: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** judged before others may have their turn */
const AT_ONCE = 4;
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

/** What appends the records, judged, and moves the cursor over the whole span. */
export async function requestOf(
  records: readonly KafkaRecord[],
  span: Span,
): Promise<AppendRequest> {
  const pacer = new Pacer();
  const entries: NewEvent[] = [];
  for (const record of records) {
    entries.push(judged(record, span));
    if (entries.length % AT_ONCE === 0) await pacer.giveWay();
  }
  const last = records.at(-1);
  return moving(entries, span, last === undefined ? {} : { last: markOf(last) });
}

function judged(record: KafkaRecord, { topic, partition }: Span): NewEvent {
  const { offset, timestamp } = record;
  return judgeRecord(record, {
    kind: 'kafka',
    topic,
    partition,
    offset: String(offset),
    timestamp,
  });
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
  return moving([entry], span, {});
}

/** What tells that the broker has deleted a span unread. */
export function gapRequest(span: Span): AppendRequest {
  const { ledger, topic, partition, from, to } = span;
  const act = { topic, partition, from: String(from), to: String(to), cause: 'deleted_unread' };
  const cursor = { topic, partition, from, to, last: null, lost: to - from };
  return { ledger, entries: [{ kind: 'gap', act, payload: null }], cursor, isSameContent };
}

function moving(
  entries: AppendRequest['entries'],
  { ledger, topic, partition, from, to }: Span,
  rest: { readonly last?: ReturnType<typeof markOf> },
): AppendRequest {
  const skipped = to - from - BigInt(entries.length);
  const cursor = { topic, partition, from, to, skipped, ...rest };
  return { ledger, entries, cursor, isSameContent };
}
