// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import type { Entry } from '../domain/entry.js';

/** An entry as it was read from an archive. */
interface Archived {
  readonly position: number;
  readonly decoded: Entry;
}

/**
 * Notes which reads the archived `access` entries commit to, and moves the journal's size past them:
 * a number is given once, though the database may have lost the reads themselves.
 */
export async function writeSealedReads(
  session: Session,
  ledger: string,
  rows: readonly Archived[],
): Promise<void> {
  const sealed = rows.flatMap(({ decoded, position }) => {
    if (decoded.kind !== 'access') return [];
    const { from, to } = decoded.act;
    return typeof from === 'string' && typeof to === 'string' ? [{ from, to, position }] : [];
  });
  if (sealed.length === 0) return;
  await session.query(
    `WITH sealed AS (
       INSERT INTO sealed_reads (ledger, from_number, to_number, position)
       SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::bigint[])
       RETURNING to_number)
     INSERT INTO read_journal AS known (ledger, size) SELECT $1, max(to_number) FROM sealed
     ON CONFLICT (ledger) DO UPDATE SET size = greatest(known.size, EXCLUDED.size)`,
    [
      ledger,
      sealed.map(({ from }) => from),
      sealed.map(({ to }) => to),
      sealed.map(({ position }) => position),
    ],
  );
}
