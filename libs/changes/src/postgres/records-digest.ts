// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { type Queries, servingCheckpoint } from './checkpoints.js';

/** What a digest is taken of: rows as texts, in one order; how they came about leaves no trace. */
const PARTS = [
  `SELECT concat_ws(' ', position, evidence::text) AS text FROM fact`,
  `SELECT concat_ws(' ', kind, record_id, anchor, first_position, occurred_at, labels, record::text) AS text
     FROM record_view`,
  `SELECT concat_ws(' ', kind, record_id, from_position, coalesce(to_position, -1), first_position,
                    occurred_at, labels, record::text) AS text FROM record_version`,
  `SELECT concat_ws(' ', anchor, position, reason) AS text FROM parked_record`,
  `SELECT concat_ws(' ', producer, lowest, highest, repeated) AS text FROM producer_numbers`,
  `SELECT concat_ws(' ', producer, number_from, number_to, from_position, coalesce(to_position, -1)) AS text
     FROM producer_gap`,
];

/**
 * The SHA-256, hexadecimal, over everything that the serving records of a ledger consist of, with the
 * position that they know next: equal digests mean equal records, however they were projected.
 */
export async function recordsDigest(queries: Queries, ledger: string): Promise<string> {
  const place = await servingCheckpoint(queries, ledger);
  const hash = createHash('sha256');
  hash.update(`${place?.next ?? 0}\n`);
  for (const part of PARTS) {
    const isView = part.includes('FROM record_view') || part.includes('     FROM record_view');
    const rows = await queries.query<{ digest: string | null }>(
      `SELECT encode(sha256(convert_to(string_agg(text, E'\\n' ORDER BY text COLLATE "C"), 'UTF8')), 'hex') AS digest
         FROM (${part} WHERE ledger = $1 AND generation = $2 ${isView ? 'AND record IS NOT NULL' : ''}) t`,
      [ledger, place?.generation ?? 0],
    );
    hash.update(`${rows[0]?.digest ?? ''}\n`);
  }
  return hash.digest('hex');
}
