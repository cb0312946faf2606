// SPDX-License-Identifier: Apache-2.0
import type { Queries } from './checkpoints.js';

/** How far the serving records of a ledger are behind it, and what of them is parked. */
export interface Lag {
  readonly lag: number;
  /** milliseconds since 1970 at which the oldest entry was recorded that they do not know; null: none */
  readonly waitingSinceMs: number | null;
  readonly parked: number;
  readonly parkedFirst: readonly string[];
}

const SHOWN = 3;

/** How far the serving records of a ledger are behind it, and the first that are parked of them. */
export async function readLag(database: Queries, ledger: string): Promise<Lag> {
  const [row] = await database.query<LagRow>(
    `SELECT h.size - coalesce(c.next_position, 0) AS lag,
            (SELECT recorded_at FROM ledger_entry e
              WHERE e.ledger = h.ledger AND e.position = coalesce(c.next_position, 0)) AS since,
            p.parked, p.first
       FROM ledger_head h
       LEFT JOIN projection_checkpoint c
         ON c.ledger = h.ledger AND c.projection = 'records' AND c.is_serving
       LEFT JOIN LATERAL (
         SELECT count(*) AS parked,
                (array_agg(anchor || ' at ' || position || ': ' || reason ORDER BY position, anchor))[:$2] AS first
           FROM parked_record r WHERE r.ledger = h.ledger AND r.generation = c.generation) p ON true
      WHERE h.ledger = $1`,
    [ledger, SHOWN],
  );
  const { lag = 0, since = null, parked = 0, first = null } = row ?? {};
  return { lag, waitingSinceMs: since?.getTime() ?? null, parked, parkedFirst: first ?? [] };
}

interface LagRow {
  readonly lag: number;
  readonly since: Date | null;
  readonly parked: number;
  readonly first: readonly string[] | null;
}
