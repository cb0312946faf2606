// SPDX-License-Identifier: Apache-2.0
import type { Checkpoint, Queries } from './checkpoints.js';

/**
 * Whether a generation still holds something of a payload that the ledger has erased since: then it
 * has to be built anew (ADR 0020). A search of an index for each erased payload.
 */
export async function outlivesErasure(
  database: Queries,
  { ledger, generation }: Pick<Checkpoint, 'ledger' | 'generation'>,
): Promise<boolean> {
  const [found] = await database.query(
    `SELECT FROM ledger_erasure x CROSS JOIN LATERAL (
       SELECT evidence ->> 'kind' AS kind FROM fact
        WHERE ledger = $1 AND generation = $2 AND position = x.position
       UNION ALL
       SELECT 'parked' FROM parked_record
        WHERE ledger = $1 AND generation = $2 AND anchor = format('["entry","%s"]', x.position)
       OFFSET 0) held
      WHERE x.ledger = $1 AND held.kind <> 'erased' LIMIT 1`,
    [ledger, generation],
  );
  return found !== undefined;
}
