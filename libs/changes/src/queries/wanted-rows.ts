// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { filterTexts } from '../domain/labels.js';
import { type Deadline, DEADLINES } from '../domain/listing.js';
import { recordId, type RecordKind } from '../domain/record.js';
import { listedAs } from '../postgres/listed-as.js';
import type { Listed } from './record-order.js';
import type { Snapshot } from './snapshot.js';
import { isWanted, type Wanted } from './wanted.js';

/** What is shown of a record, and where it stands in lists. */
export interface ListedAsForm<Shown> extends Listed {
  readonly record: Shown;
}

/** A record and where it stands in lists. */
export type ListedRecord<K extends RecordKind> = ListedAsForm<RecordOf[K]>;

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
