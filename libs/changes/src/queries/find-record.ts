// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { type Anchor, parseAnchor, type RecordKind } from '../domain/record.js';
import { assembleEach } from './assemble-as-of.js';
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
  const wanted = ids.flatMap((id) => stored.get(id) ?? []);
  if (snapshot.storedAsOf === null) return wanted.flatMap(({ record }) => record ?? []);
  const then = await assembleEach(
    snapshot.book,
    wanted.map(({ anchor }) => anchor),
  );
  // the kind of an anchor says of which kind its record is
  return then.flatMap(({ record }) => (record === null ? [] : [record as RecordOf[K]]));
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
