// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import type { RecordKind } from '../domain/record.js';
import {
  afterOf,
  comparing,
  keyOnColumn,
  ORDERS,
  type Place,
  placeAfter,
  placeOf,
  type RecordOrder,
} from './record-order.js';
import type { Snapshot } from './snapshot.js';
import type { Wanted } from './wanted.js';
import { changedRows, type ListedAsForm, type ListedRecord, storedRows } from './wanted-rows.js';

/** A part of a list. */
export interface Part {
  readonly limit: number;
  /** the place after which it starts; empty: at the beginning */
  readonly after: readonly (string | number)[];
  /** absent: of first positions */
  readonly order?: RecordOrder;
}

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
      // what is sorted and not shown is not unpacked
      `SELECT first, at, id, ${place.column} FROM (
         SELECT first_position AS first, occurred_at AS at, record_id AS id, record FROM ${table}
          WHERE ${conditions} AND ${range} ORDER BY ${sorted} LIMIT ${first}) AS page`,
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
