// SPDX-License-Identifier: Apache-2.0
import { auditReads } from '#access';
import type { Database } from '#platform';
import { broken, type Finding, ok } from './finding.js';

/** Whether the journal of reads holds what was sealed into the ledger. */
export async function checkReads(database: Database, ledger: string): Promise<readonly Finding[]> {
  const name = `reads of ${ledger}`;
  const found = await auditReads(database, ledger);
  if (found.length === 0) return [ok(name, 'the journal is what the ledger says of it')];
  return found.map((problem) => broken(name, problem));
}
