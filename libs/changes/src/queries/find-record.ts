// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { type Anchor, parseAnchor, recordId, type RecordKind } from '../domain/record.js';
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
  if (snapshot.storedAsOf === null) return storedRecords(snapshot, kind, ids);
  const anchors = await anchorsOf(snapshot, kind, ids);
  const then = await assembleEach(snapshot.book, anchors);
  // the kind of an anchor says of which kind its record is
  return then.flatMap(({ record }) => (record === null ? [] : [record as RecordOf[K]]));
}

/** What a record stands on, by its id; null: no record has it as of the snapshot. */
export async function anchorOf(
  snapshot: Snapshot,
  kind: RecordKind,
  id: string,
): Promise<Anchor | null> {
  const [anchor] = await anchorsOf(snapshot, kind, [id]);
  return anchor ?? null;
}

/** Searched one by one, whatever the statistics say (ADR 0039). */
const WANTED = `
  FROM unnest($4::text[]) AS wanted(id) CROSS JOIN LATERAL (
    SELECT record_id, anchor, record FROM record_view
     WHERE ledger = $1 AND generation = $2 AND kind = $3 AND record_id = wanted.id OFFSET 0) r`;

/** The records as they stand. */
async function storedRecords<K extends RecordKind>(
  { queries, place }: Snapshot,
  kind: K,
  ids: readonly string[],
): Promise<readonly RecordOf[K][]> {
  const rows = await queries.query<{ id: string; record: RecordOf[K] }>(
    `SELECT record_id AS id, record ${WANTED} WHERE record IS NOT NULL`,
    [place.ledger, place.generation, kind, ids],
  );
  const stored = new Map(rows.map(({ id, record }) => [id, record]));
  return ids.flatMap((id) => stored.get(id) ?? []);
}

/** What records stand on, in the order of their ids; some stood for less than a page of the fold. */
async function anchorsOf(
  snapshot: Snapshot,
  kind: RecordKind,
  ids: readonly string[],
): Promise<readonly Anchor[]> {
  const { queries, place } = snapshot;
  const rows = await queries.query<{ id: string; anchor: string }>(
    `SELECT record_id AS id, anchor ${WANTED}`,
    [place.ledger, place.generation, kind, ids],
  );
  const known = new Map(rows.map(({ id, anchor }) => [id, parseAnchor(anchor)]));
  if (ids.some((id) => !known.has(id))) {
    for (const { anchor } of await snapshot.changed(kind)) known.set(recordId(anchor), anchor);
  }
  return ids.flatMap((id) => {
    const anchor = known.get(id);
    return anchor === undefined ? [] : [anchor];
  });
}
