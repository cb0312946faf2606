// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { type Anchor, parseAnchor, type RecordKind } from '../domain/record.js';
import { assembleOne } from './assemble-as-of.js';
import type { Snapshot } from './snapshot.js';

/** A record of a kind by its id; null: there is none as of the snapshot. */
export async function findRecord<K extends RecordKind>(
  snapshot: Snapshot,
  kind: K,
  id: string,
): Promise<RecordOf[K] | null> {
  const [found] = await findRecords(snapshot, kind, [id]);
  return found ?? null;
}

/** Records of a kind by their ids, those that there are, in the order of the ids given. */
export async function findRecords<K extends RecordKind>(
  snapshot: Snapshot,
  kind: K,
  ids: readonly string[],
): Promise<readonly RecordOf[K][]> {
  const stored = await storedRecords(snapshot, kind, ids);
  const found: RecordOf[K][] = [];
  for (const id of ids) {
    const row = stored.get(id);
    const record = row === undefined ? null : await asOfSnapshot(snapshot, row);
    if (record !== null) found.push(record);
  }
  return found;
}

/** What a record stands on, by its id; null: no record ever had it. */
export async function anchorOf(
  snapshot: Snapshot,
  kind: RecordKind,
  id: string,
): Promise<Anchor | null> {
  return (await storedRecords(snapshot, kind, [id])).get(id)?.anchor ?? null;
}

interface StoredRecord<K extends RecordKind> {
  readonly anchor: Anchor;
  /** as it stands now; null: there is none any more */
  readonly record: RecordOf[K] | null;
}

async function storedRecords<K extends RecordKind>(
  { queries, place }: Snapshot,
  kind: K,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord<K>>> {
  const rows = await queries.query<{ id: string; anchor: string; record: RecordOf[K] | null }>(
    `SELECT record_id AS id, anchor, record FROM record_view
      WHERE ledger = $1 AND generation = $2 AND kind = $3 AND record_id = ANY ($4::text[])`,
    [place.ledger, place.generation, kind, ids],
  );
  return new Map(
    rows.map(({ id, anchor, record }) => [id, { anchor: parseAnchor(anchor), record }]),
  );
}

async function asOfSnapshot<K extends RecordKind>(
  { queries, place, asOf, storedAsOf }: Snapshot,
  { anchor, record }: StoredRecord<K>,
): Promise<RecordOf[K] | null> {
  if (storedAsOf === null) return record;
  const then = await assembleOne(queries, place, { anchor, asOf });
  // the kind of an anchor says of which kind its record is
  return then as RecordOf[K] | null;
}
