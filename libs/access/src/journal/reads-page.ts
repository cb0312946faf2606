// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import type { Read, ReadAction } from './read.js';

/** A read as it stands in the journal. */
export interface JournalledRead extends Read {
  /** counted from 0 in each ledger, without a gap */
  readonly number: number;
  /** position of the entry that commits to it; null while there is none */
  readonly sealedBy: number | null;
}

/** Which reads: those that fit all that is given. */
export interface ReadFilter {
  readonly principal: readonly string[] | null;
  readonly operation: readonly string[] | null;
  readonly action: readonly ReadAction[] | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

/** A page of the journal. */
export interface ReadsRequest extends ReadFilter {
  readonly ledger: string;
  /** numbers above this one; −1: from the first */
  readonly after: number;
  /** numbers below this one; null: all that there are now */
  readonly below: number | null;
  /** how many fit, where that was counted for an earlier page */
  readonly total: number | null;
  readonly limit: number;
}

/** What a page holds, and by what it was bounded. */
export interface ReadsPage {
  readonly items: readonly JournalledRead[];
  /** how many fit, on all pages */
  readonly total: number;
  readonly below: number;
  /** the ledger's last position; −1: it is empty */
  readonly asOf: number;
}

export const READ_COLUMNS = `r.ledger, r.number, r.read_at AS "readAt", r.request_id AS "requestId",
  r.principal, r.role, r.action, r.operation, r.target, r.status, r.as_of AS "asOf",
  r.row_count AS rows, r.digest`;

const FITTING = `r.ledger = $1 AND r.number < $2
  AND ($3::text[] IS NULL OR r.principal = ANY ($3)) AND ($4::text[] IS NULL OR r.operation = ANY ($4))
  AND ($5::text[] IS NULL OR r.action = ANY ($5))
  AND ($6::timestamptz IS NULL OR r.read_at >= $6) AND ($7::timestamptz IS NULL OR r.read_at < $7)`;

/** Reads in the order of their numbers, bounded by what the journal held for the first page. */
export async function readsPage(database: Database, request: ReadsRequest): Promise<ReadsPage> {
  const { ledger, after, limit } = request;
  const { size, asOf } = await sizesOf(database, ledger);
  const below = request.below ?? size;
  const { principal, operation, action, from, to } = request;
  const fitting = [ledger, below, principal, operation, action, from, to];
  const items = await database.query<JournalledRead>(
    `SELECT ${READ_COLUMNS}, s.position AS "sealedBy"
       FROM journalled_read r LEFT JOIN LATERAL (
              SELECT position FROM sealed_reads
               WHERE ledger = r.ledger AND to_number > r.number AND from_number <= r.number
               ORDER BY to_number LIMIT 1) s ON true
      WHERE ${FITTING} AND r.number > $8 ORDER BY r.number LIMIT $9`,
    [...fitting, after, limit],
  );
  const total = request.total ?? (await countReads(database, fitting));
  return { items, total, below, asOf };
}

async function countReads(database: Database, fitting: readonly unknown[]): Promise<number> {
  const sql = `SELECT count(*) AS total FROM journalled_read r WHERE ${FITTING}`;
  const [count] = await database.query<{ total: number }>(sql, fitting);
  return count?.total ?? 0;
}

async function sizesOf(database: Database, ledger: string) {
  const [sizes] = await database.query<{ size: number; asOf: number }>(
    `SELECT coalesce((SELECT size FROM read_journal WHERE ledger = $1), 0) AS size,
            coalesce((SELECT size FROM ledger_head WHERE ledger = $1), 0) - 1 AS "asOf"`,
    [ledger],
  );
  return sizes ?? { size: 0, asOf: -1 };
}
