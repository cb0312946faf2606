// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { filterTexts, type LabelFilter } from '../domain/labels.js';
import { recordId, type RecordKind } from '../domain/record.js';
import { type Listed, listedAs } from '../postgres/listed-as.js';
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

/** Orders of a list: of first positions and ids, or the newest first. */
export const RECORD_ORDERS = ['position', '-position'] as const;
export type RecordOrder = (typeof RECORD_ORDERS)[number];

/** A part of a list. */
export interface Part {
  readonly limit: number;
  /** first position and id after which it starts; empty: at the beginning */
  readonly after: readonly (string | number)[];
  /** absent: of first positions */
  readonly order?: RecordOrder;
}

const ORDERS = {
  position: { beyond: '>', direction: 'ASC', sign: 1, start: -1 },
  '-position': { beyond: '<', direction: 'DESC', sign: -1, start: Number.MAX_SAFE_INTEGER },
} as const;

/** A record and where it stands in lists. */
export interface ListedRecord<K extends RecordKind> {
  readonly first: number;
  readonly id: string;
  readonly record: RecordOf[K];
}

/** Records of a snapshot, in the order wanted. */
export async function listRecords<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
  { limit, after, order = 'position' }: Part,
): Promise<readonly ListedRecord<K>[]> {
  const { table, conditions, values } = storedRows(snapshot, wanted);
  const { beyond, direction, sign, start } = ORDERS[order];
  const [position = start, id = ''] = after;
  const rows = await snapshot.queries.query<ListedRecord<K>>(
    `SELECT first_position AS first, record_id AS id, record FROM ${table} WHERE ${conditions}
        AND (first_position, record_id) ${beyond} ($${values.length + 1}, $${values.length + 2})
      ORDER BY first_position ${direction}, record_id ${direction} LIMIT $${values.length + 3}`,
    [...values, position, id, limit],
  );
  const byPlace = (left: Place, right: Place): number => comparePlaces(left, right) * sign;
  const last = { first: Number(position), id: String(id) };
  const fresh = changedRows(snapshot, wanted).filter((row) => byPlace(row, last) > 0);
  return [...rows, ...fresh].toSorted(byPlace).slice(0, limit);
}

/** How many records of a snapshot are wanted. */
export async function countRecords<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
): Promise<number> {
  const { table, conditions, values } = storedRows(snapshot, wanted);
  const [row] = await snapshot.queries.query<{ total: number }>(
    `SELECT count(*) AS total FROM ${table} WHERE ${conditions}`,
    values,
  );
  return (row?.total ?? 0) + changedRows(snapshot, wanted).length;
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
    after = [last.first, last.id];
  }
}

/** Which rows of which table, as SQL, and the values of its parameters. */
interface StoredRows {
  readonly table: string;
  readonly conditions: string;
  readonly values: readonly unknown[];
}

/** The stored rows that hold in the snapshot, less those that changed since. */
export function storedRows<K extends RecordKind>(
  { place, storedAsOf, changed }: Snapshot,
  { kind, filter, occurred }: Wanted<K>,
): StoredRows {
  const values: unknown[] = [place.ledger, place.generation, kind];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['ledger = $1 AND generation = $2 AND kind = $3'];
  if (storedAsOf === null) conditions.push('record IS NOT NULL');
  else {
    const at = add(storedAsOf);
    const ids = [...changed.values()].map(({ anchor }) => recordId(anchor));
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
export function changedRows<K extends RecordKind>(
  { changed }: Snapshot,
  { kind, filter, occurred }: Wanted<K>,
): readonly ListedRecord<K>[] {
  return [...changed.values()].flatMap(({ anchor, record }) => {
    if (anchor[0] !== kind || record === null) return [];
    const listed = listedAs(kind, record);
    // the kind of an anchor says of which kind its record is
    if (!isWanted(listed, filter ?? {}, occurred)) return [];
    return [{ first: listed.first, id: recordId(anchor), record: record as RecordOf[K] }];
  });
}

function isWanted(
  { labels, occurredAt }: Listed,
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

interface Place {
  readonly first: number;
  readonly id: string;
}

function comparePlaces(left: Place, right: Place): number {
  if (left.first !== right.first) return left.first - right.first;
  if (left.id === right.id) return 0;
  return left.id < right.id ? -1 : 1;
}
