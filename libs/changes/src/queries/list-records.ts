// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { filterTexts } from '../domain/labels.js';
import { type Deadline, DEADLINES } from '../domain/listing.js';
import { recordId, type RecordKind } from '../domain/record.js';
import { listedAs } from '../postgres/listed-as.js';
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
import { isWanted, type Wanted } from './wanted.js';

/** A part of a list. */
export interface Part {
  readonly limit: number;
  /** the place after which it starts; empty: at the beginning */
  readonly after: readonly (string | number)[];
  /** absent: of first positions */
  readonly order?: RecordOrder;
}

/** What is shown of a record, and where it stands in lists. */
interface ListedAsForm<Shown> extends Listed {
  readonly record: Shown;
}

/** A record and where it stands in lists. */
export type ListedRecord<K extends RecordKind> = ListedAsForm<RecordOf[K]>;

/** In which form records are listed: how they are read, and made of those that are not stored. */
interface Form<K extends RecordKind, Shown> {
  readonly column: string;
  readonly shown: (record: RecordOf[K]) => Shown;
}

/** Records of a snapshot, in the order wanted. */
export function listRecords<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
  part: Part,
): Promise<readonly ListedRecord<K>[]> {
  const form = { column: 'record', shown: (record: RecordOf[K]) => record };
  return listAs(snapshot, wanted, { ...part, form });
}

/** The same records as the JSON that is stored of them: nothing is made of it on the way. */
export function listTexts<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
  part: Part,
): Promise<readonly ListedAsForm<string>[]> {
  const form = { column: 'record::text AS record', shown: JSON.stringify };
  return listAs(snapshot, wanted, { ...part, form });
}

async function listAs<K extends RecordKind, Shown>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
  { limit, after, order = 'position', form }: Part & { readonly form: Form<K, Shown> },
): Promise<readonly ListedAsForm<Shown>[]> {
  const last = placeAfter(order, after);
  const byPlace = comparing(order);
  const { column } = form;
  const rows = await storedAfter<K, Shown>(snapshot, wanted, { limit, order, last, column });
  const changed = await changedRows(snapshot, wanted);
  const fresh = changed.filter((row) => byPlace(placeOf(order, row), last) > 0);
  const shown = fresh.map((row) => ({ ...row, record: form.shown(row.record) }));
  return [...rows, ...shown]
    .toSorted((left, right) => byPlace(placeOf(order, left), placeOf(order, right)))
    .slice(0, limit);
}

/** Stored rows after a place; those that have not happened are a stretch of the index of their own. */
async function storedAfter<K extends RecordKind, Shown>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
  place: { limit: number; order: RecordOrder; last: Place; column: string },
): Promise<readonly ListedAsForm<Shown>[]> {
  const { limit, order, last } = place;
  const { column, beyond, direction } = ORDERS[order];
  const { table, conditions, values } = await storedRows(snapshot, wanted);
  const [first, second, third] = [1, 2, 3].map((each) => `$${values.length + each}`);
  const ask = (range: string, sorted: string, more: readonly unknown[]) =>
    snapshot.queries.query<ListedAsForm<Shown>>(
      `SELECT first_position AS first, occurred_at AS at, record_id AS id, ${place.column} FROM ${table}
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

const DEADLINE_COLUMNS = {
  plannedEnd: 'planned_end',
  ratifyBy: 'ratify_by',
} as const satisfies Readonly<Record<Deadline, string>>;

/** The stored rows that hold in the snapshot, less those that changed since. */
export async function storedRows<K extends RecordKind>(
  { place, storedAsOf, changed }: Snapshot,
  { kind, filter, occurred, due }: Wanted<K>,
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
  for (const each of DEADLINES) {
    const before = due?.[each];
    if (before !== undefined) conditions.push(`${DEADLINE_COLUMNS[each]} < ${add(before)}`);
  }
  const table = storedAsOf === null ? 'record_view' : 'record_version';
  return { table, conditions: conditions.join(' AND '), values };
}

/** The wanted ones among those that changed since. */
export async function changedRows<K extends RecordKind>(
  { changed }: Snapshot,
  wanted: Wanted<K>,
): Promise<readonly ListedRecord<K>[]> {
  const { kind } = wanted;
  return (await changed(kind)).flatMap(({ anchor, record }) => {
    if (record === null) return [];
    const listed = listedAs(kind, record);
    // the kind of an anchor says of which kind its record is
    if (!isWanted(wanted, listed)) return [];
    const at = listed.occurredAt === null ? null : new Date(listed.occurredAt);
    return [{ first: listed.first, at, id: recordId(anchor), record: record as RecordOf[K] }];
  });
}
