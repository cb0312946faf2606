// SPDX-License-Identifier: Apache-2.0
import type { RecordsConfiguration } from '../domain/configuration/records-configuration.js';
import { shelfKey } from '../domain/evidence/evidence.js';
import type { Checkpoint, Queries } from './checkpoints.js';
import { keyNumber } from '../domain/key-number.js';

/** A configuration that the ledger holds, and from when on it applies (RFC 3339). */
export interface HeldConfiguration {
  readonly configuration: RecordsConfiguration;
  readonly since: string;
}

/** The configurations that a ledger holds up to a position (included), in their order. */
export function heldConfigurations(
  queries: Queries,
  { ledger, generation }: Pick<Checkpoint, 'ledger' | 'generation'>,
  asOf: number,
): Promise<readonly HeldConfiguration[]> {
  return queries.query<HeldConfiguration>(
    `SELECT evidence -> 'configuration' AS configuration,
            coalesce(evidence ->> 'occurredAt', evidence ->> 'recordedAt') AS since
       FROM fact_key k CROSS JOIN LATERAL (
         SELECT evidence FROM fact
          WHERE ledger = $1 AND generation = $2 AND position = k.position OFFSET 0) f
      WHERE ledger = $1 AND generation = $2 AND key = $3 AND position <= $4 ORDER BY position`,
    [ledger, generation, keyNumber(shelfKey('configuration', 'records')), asOf],
  );
}
