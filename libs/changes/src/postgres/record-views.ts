// SPDX-License-Identifier: Apache-2.0
import type { CopyInput, Session } from '#platform';
import type { AnyRecord } from '../domain/fold/assemble-record.js';
import type { Renewed } from '../domain/fold/page-fold.js';
import { anchorText, recordId } from '../domain/record.js';
import type { ChangedInBlock, VersionStep } from '../projection/page-work.js';
import type { Checkpoint, Queries } from './checkpoints.js';
import { type Cell, copyOf, type CopyTable } from './copy-rows.js';
import { listedAs } from './listed-as.js';

const RECORD_VIEW: CopyTable = {
  name: 'record_view',
  columns: {
    ledger: 'text',
    generation: 'integer',
    kind: 'text',
    record_id: 'text',
    anchor: 'text',
    first_position: 'bigint',
    changed_position: 'bigint',
    occurred_at: 'timestamp',
    planned_end: 'timestamp',
    ratify_by: 'timestamp',
    labels: 'texts',
    record: 'text',
  },
};
const RECORD_VERSION: CopyTable = {
  name: 'record_version',
  columns: {
    ledger: 'text',
    generation: 'integer',
    kind: 'text',
    record_id: 'text',
    from_position: 'bigint',
    to_position: 'bigint',
    first_position: 'bigint',
    occurred_at: 'timestamp',
    planned_end: 'timestamp',
    ratify_by: 'timestamp',
    labels: 'texts',
    record: 'text',
  },
};

/** Makes place for what `viewRows` writes; searched one by one, as all is here (ADR 0039). */
export async function clearViews(
  session: Session,
  { ledger, generation }: Checkpoint,
  renewed: readonly Renewed[],
): Promise<void> {
  if (renewed.length === 0) return;
  await session.query(
    `DELETE FROM record_view WHERE ctid = ANY (ARRAY(
       SELECT v.ctid FROM unnest($3::text[], $4::text[]) AS gone(kind, record_id)
        CROSS JOIN LATERAL (
          SELECT ctid FROM record_view
           WHERE ledger = $1 AND generation = $2 AND kind = gone.kind
             AND record_id = gone.record_id OFFSET 0) v))`,
    [
      ledger,
      generation,
      renewed.map(({ anchor }) => anchor[0]),
      renewed.map(({ anchor }) => recordId(anchor)),
    ],
  );
}

/** The rows of records as they stand at a position. */
export function viewRows(
  { ledger, generation }: Checkpoint,
  renewed: readonly Renewed[],
  at: number,
): readonly CopyInput[] {
  const rows = renewed.map(({ anchor, record, json }) => {
    const { first, occurredAt, deadlines, labels } = listedAs(anchor[0], record);
    const { plannedEnd, ratifyBy } = deadlines;
    const own = [ledger, generation, anchor[0], recordId(anchor), anchorText(anchor)];
    return [...own, first, at, occurredAt, plannedEnd, ratifyBy, labels, json];
  });
  return copyOf(RECORD_VIEW, rows);
}

/** Writes until when the versions held that `versionRows` ends: of each record the last, and no other is read. */
export async function endVersions(
  session: Session,
  { ledger, generation }: Checkpoint,
  steps: readonly VersionStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const first = byRecord(steps).flatMap(([step]) => step ?? []);
  await session.query(
    `UPDATE record_version v SET to_position = t.position FROM (
       SELECT held.ctid, ended.position
         FROM unnest($3::text[], $4::text[], $5::bigint[]) AS ended(kind, record_id, position)
        CROSS JOIN LATERAL (
          SELECT ctid, to_position FROM record_version
           WHERE ledger = $1 AND generation = $2 AND kind = ended.kind
             AND record_id = ended.record_id ORDER BY from_position DESC LIMIT 1) held
        WHERE held.to_position IS NULL) t
      WHERE v.ctid = t.ctid`,
    [
      ledger,
      generation,
      first.map(({ anchor }) => anchor[0]),
      first.map(({ anchor }) => recordId(anchor)),
      first.map(({ position }) => position),
    ],
  );
}

/** The rows of what records became at the ends of blocks. */
export function versionRows(
  { ledger, generation }: Checkpoint,
  steps: readonly VersionStep[],
): readonly CopyInput[] {
  const rows = byRecord(steps).flatMap((own) =>
    own.flatMap(({ anchor, position, record, json }, index): readonly (readonly Cell[])[] => {
      if (json === null) return [];
      const { first, occurredAt, deadlines, labels } = listedAs(anchor[0], record);
      const { plannedEnd, ratifyBy } = deadlines;
      const to = own[index + 1]?.position ?? null;
      const key = [ledger, generation, anchor[0], recordId(anchor), position, to];
      return [[...key, first, occurredAt, plannedEnd, ratifyBy, labels, json]];
    }),
  );
  return copyOf(RECORD_VERSION, rows);
}

function byRecord(steps: readonly VersionStep[]): readonly (readonly VersionStep[])[] {
  return [...Map.groupBy(steps, ({ anchor }) => anchorText(anchor)).values()];
}

/** anchor → what has changed since the end of a block, as the database knows it. */
export async function changedSince(
  database: Queries,
  { ledger, generation }: Checkpoint,
  position: number,
): Promise<readonly (readonly [string, ChangedInBlock])[]> {
  const rows = await database.query<{ anchor: string; json: string | null; base: string | null }>(
    `SELECT r.anchor, r.record::text AS json, v.record::text AS base FROM record_view r
       LEFT JOIN LATERAL (
         SELECT record, to_position FROM record_version
          WHERE ledger = $1 AND generation = $2 AND kind = r.kind AND record_id = r.record_id
          ORDER BY from_position DESC LIMIT 1) v ON v.to_position IS NULL
      WHERE r.ledger = $1 AND r.generation = $2 AND r.changed_position > $3`,
    [ledger, generation, position],
  );
  return rows.map(({ anchor, json, base }) => {
    const record: AnyRecord | null = json === null ? null : (JSON.parse(json) as AnyRecord);
    return [anchor, { json, base, record }];
  });
}
