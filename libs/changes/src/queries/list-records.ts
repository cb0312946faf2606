// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { filterTexts, type LabelFilter } from '../domain/labels.js';
import { recordId, type RecordKind } from '../domain/record.js';
import { type Listed as ListedAs, listedAs } from '../postgres/listed-as.js';
import {
  afterOf,
  comparing,
  keyOnColumn,
  type Listed,
  ORDERS,
  type Place,
  placeAfter,
  placeOf,
  type RecordOrder,
} from './record-order.js';
import type { Snapshot } from './snapshot.js';

/** Which records of a kind are wanted. */
export interface Wanted<K extends RecordKind> {
  readonly kind: K;
  /** absent: any */
  readonly filter?: LabelFilter<K> | undefined;
  /** happened in [from, to); null: an open end */
  readonly occurred: Period;
}

/** A half-open span of time. */
export interface Period {
  readonly from: Date | null;
  readonly to: Date | null;
}

export const ANY_TIME: Period = { from: null, to: null };

/** A part of a list. */
export interface Part {
  readonly limit: number;
  /** the place after which it starts; empty: at the beginning */
  readonly after: readonly (string | number)[];
  /** absent: of first positions */
  readonly order?: RecordOrder;
}

/** A record and where it stands in lists. */
export interface ListedRecord<K extends RecordKind> extends Listed {
  readonly record: RecordOf[K];
}

/** Records of a snapshot, in the order wanted. */
export async function listRecords<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
  { limit, after, order = 'position' }: Part,
): Promise<readonly ListedRecord<K>[]> {
  const last = placeAfter(order, after);
  const byPlace = comparing(order);
  const rows = await storedAfter(snapshot, wanted, { limit, order, last });
  const changed = await changedRows(snapshot, wanted);
  const fresh = changed.filter((row) => byPlace(placeOf(order, row), last) > 0);
  return [...rows, ...fresh]
    .toSorted((left, right) => byPlace(placeOf(order, left), placeOf(order, right)))
    .slice(0, limit);
}

/** Stored rows after a place; those that have not happened are a stretch of the index of their own. */
async function storedAfter<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
  { limit, order, last }: { limit: number; order: RecordOrder; last: Place },
): Promise<readonly ListedRecord<K>[]> {
  const { column, beyond, direction } = ORDERS[order];
  const { table, conditions, values } = await storedRows(snapshot, wanted);
  const [first, second, third] = [1, 2, 3].map((each) => `$${values.length + each}`);
  const ask = (range: string, sorted: string, more: readonly unknown[]) =>
    snapshot.queries.query<ListedRecord<K>>(
      `SELECT first_position AS first, occurred_at AS at, record_id AS id, record FROM ${table}
        WHERE ${conditions} AND ${range} ORDER BY ${sorted} LIMIT ${first}`,
      [...values, ...more],
    );
  const placed =
    last.key === null
      ? []
      : await ask(
          `(${column}, record_id) ${beyond} (${second}, ${third})`,
          `${column} ${direction}, record_id ${direction}`,
          [limit, keyOnColumn(order, last.key), last.id],
        );
  if (column === 'first_position' || placed.length === limit) return placed;
  const open = await ask(
    `occurred_at IS NULL AND record_id > ${second}`,
    'occurred_at, record_id',
    [limit - placed.length, last.key === null ? last.id : ''],
  );
  return [...placed, ...open];
}

/** How many records of a snapshot are wanted. */
export async function countRecords<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
): Promise<number> {
  const { table, conditions, values } = await storedRows(snapshot, wanted);
  const [row] = await snapshot.queries.query<{ total: number }>(
    `SELECT count(*) AS total FROM ${table} WHERE ${conditions}`,
    values,
  );
  return (row?.total ?? 0) + (await changedRows(snapshot, wanted)).length;
}

/** Every wanted record of a snapshot, a thousand at a time. */
export async function* eachRecord<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
): AsyncGenerator<RecordOf[K]> {
  const limit = 1_000;
  for (let after: Part['after'] = []; ;) {
    const rows = await listRecords(snapshot, wanted, { limit, after });
    for (const { record } of rows) yield record;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = afterOf('position', last);
  }
}

/** Which rows of which table, as SQL, and the values of its parameters. */
interface StoredRows {
  readonly table: string;
  readonly conditions: string;
  readonly values: readonly unknown[];
}

/** The stored rows that hold in the snapshot, less those that changed since. */
export async function storedRows<K extends RecordKind>(
  { place, storedAsOf, changed }: Snapshot,
  { kind, filter, occurred }: Wanted<K>,
): Promise<StoredRows> {
  const values: unknown[] = [place.ledger, place.generation, kind];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['ledger = $1 AND generation = $2 AND kind = $3'];
  if (storedAsOf === null) conditions.push('record IS NOT NULL');
  else {
    const at = add(storedAsOf);
    const ids = (await changed(kind)).map(({ anchor }) => recordId(anchor));
    conditions.push(`from_position <= ${at} AND (to_position IS NULL OR to_position > ${at})`);
    conditions.push(`record_id <> ALL (${add(ids)}::text[])`);
  }
  for (const texts of filterTexts(filter ?? {})) conditions.push(`labels && ${add(texts)}::text[]`);
  if (occurred.from !== null) conditions.push(`occurred_at >= ${add(occurred.from)}`);
  if (occurred.to !== null) conditions.push(`occurred_at < ${add(occurred.to)}`);
  const table = storedAsOf === null ? 'record_view' : 'record_version';
  return { table, conditions: conditions.join(' AND '), values };
}

/** The wanted ones among those that changed since. */
export async function changedRows<K extends RecordKind>(
  { changed }: Snapshot,
  { kind, filter, occurred }: Wanted<K>,
): Promise<readonly ListedRecord<K>[]> {
  return (await changed(kind)).flatMap(({ anchor, record }) => {
    if (record === null) return [];
    const listed = listedAs(kind, record);
    // the kind of an anchor says of which kind its record is
    if (!isWanted(listed, filter ?? {}, occurred)) return [];
    const at = listed.occurredAt === null ? null : new Date(listed.occurredAt);
    return [{ first: listed.first, at, id: recordId(anchor), record: record as RecordOf[K] }];
  });
}

function isWanted(
  { labels, occurredAt }: ListedAs,
  filter: Readonly<Record<string, readonly string[] | undefined>>,
  { from, to }: Period,
): boolean {
  const ms = occurredAt === null ? null : Date.parse(occurredAt);
  const isLater = from === null || (ms !== null && ms >= from.getTime());
  const isEarlier = to === null || (ms !== null && ms < to.getTime());
  const isLabelled = filterTexts(filter).every((texts) =>
    texts.some((text) => labels.includes(text)),
  );
  return isLater && isEarlier && isLabelled;
}
