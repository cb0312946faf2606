// SPDX-License-Identifier: Apache-2.0
import type { Database, Session } from '#platform';
import type { Cursor, CursorMove, CursorTally, PartitionPlace } from '../ledger-store.js';

interface CursorRow {
  readonly topic: string;
  readonly partition: number;
  readonly next: string;
  readonly lastOffset: string | null;
  readonly lastDigest: Buffer | null;
  readonly redeliveries: number;
  readonly skipped: number;
  readonly lost: number;
}

const COLUMNS = `topic, partition, next_offset::text AS next, last_offset::text AS "lastOffset",
  last_digest AS "lastDigest", redeliveries, skipped, lost`;

/** A partition's cursor; made at 0 where there is none. */
export async function readCursor(
  database: Database,
  { topic, partition }: PartitionPlace,
  ledger: string,
): Promise<Cursor> {
  const at = [ledger, topic, partition];
  await database.query(
    `INSERT INTO ledger_cursor (ledger, topic, partition, next_offset) VALUES ($1, $2, $3, 0)
     ON CONFLICT DO NOTHING`,
    at,
  );
  const [row] = await database.query<CursorRow>(
    `SELECT ${COLUMNS} FROM ledger_cursor WHERE ledger = $1 AND topic = $2 AND partition = $3`,
    at,
  );
  return row === undefined ? { next: 0n, last: null } : cursorOf(row);
}

/** All cursors of a ledger. */
export async function readCursors(
  database: Database,
  ledger: string,
): Promise<readonly CursorTally[]> {
  const rows = await database.query<CursorRow>(
    `SELECT ${COLUMNS} FROM ledger_cursor WHERE ledger = $1 ORDER BY topic, partition`,
    [ledger],
  );
  return rows.map((row) => {
    const { topic, partition, redeliveries, skipped, lost } = row;
    return { topic, partition, redeliveries, skipped, lost, ...cursorOf(row) };
  });
}

/** Moves a cursor by compare-and-set; false where it is not at `from`. */
export async function moveCursor(
  session: Session,
  ledger: string,
  move: CursorMove & { readonly redeliveries: number },
): Promise<boolean> {
  const { topic, partition, from, to, last, redeliveries, skipped = 0n, lost = 0n } = move;
  const { rowCount } = await session.query(
    `UPDATE ledger_cursor
        SET next_offset = $5, redeliveries = redeliveries + $6, skipped = skipped + $7,
            lost = lost + $8,
            last_offset = CASE WHEN $9 THEN $10 ELSE last_offset END,
            last_digest = CASE WHEN $9 THEN $11 ELSE last_digest END
      WHERE ledger = $1 AND topic = $2 AND partition = $3 AND next_offset = $4`,
    [
      ledger,
      topic,
      partition,
      String(from),
      String(to),
      redeliveries,
      String(skipped),
      String(lost),
      last !== undefined,
      last ? String(last.offset) : null,
      last?.digest ?? null,
    ],
  );
  return rowCount === 1;
}

function cursorOf({ next, lastOffset, lastDigest }: CursorRow): Cursor {
  const last = lastOffset && lastDigest && { offset: BigInt(lastOffset), digest: lastDigest };
  return { next: BigInt(next), last: last || null };
}
