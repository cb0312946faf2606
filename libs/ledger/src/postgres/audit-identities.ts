// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import type { Claim } from '../domain/entry.js';
import type { Auditing, Contradiction } from './auditing.js';
import { uuidArray } from './uuid-array.js';

/** A claim, and the position of the entry that has it. */
export type Claimed = readonly [position: number, claim: Claim];

/**
 * Looked up one by one in the primary key: by position, or joined, PostgreSQL would go through the
 * whole table for every page.
 */
export async function missingIdentities(
  { database, ledger, identityOf }: Auditing,
  claims: readonly Claimed[],
): Promise<readonly Contradiction[]> {
  const identities = claims.map(([, claim]) => identityOf(claim));
  const positions = claims.map(([position]) => position);
  const missing = await database.query<{ position: number }>(
    `SELECT c.position FROM unnest($2::uuid[], $3::bigint[]) AS c(identity, position)
       LEFT JOIN LATERAL (
         SELECT i.position FROM ledger_identity i
          WHERE i.ledger = $1 AND i.identity = c.identity AND i.position = c.position LIMIT 1
       ) AS known ON true
      WHERE known.position IS NULL ORDER BY 1`,
    [ledger, uuidArray(identities), positions],
  );
  const problem = 'the identity is not that of the claim';
  return missing.map(({ position }) => ({ position, problem }));
}

/** An identity that belongs to no entry would have a later event taken for a redelivery. */
export async function strayIdentities(
  database: Database,
  ledger: string,
  { size, claims }: { readonly size: number; readonly claims: number },
): Promise<readonly Contradiction[]> {
  const [row] = await database.query<{ identities: number }>(
    'SELECT count(*) AS identities FROM ledger_identity WHERE ledger = $1 AND position < $2',
    [ledger, size],
  );
  const stray = (row?.identities ?? 0) - claims;
  if (stray <= 0) return [];
  return [{ position: null, problem: `${stray} identities more than entries that have one` }];
}
