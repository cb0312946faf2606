// SPDX-License-Identifier: Apache-2.0
import { readLag } from '#changes';
import type { Database } from '#platform';
import { type Finding, ok, warning } from './finding.js';

/** Whether records were left as they were because something in the ledger breaks their assembly. */
export async function checkParked(database: Database, ledger: string): Promise<Finding> {
  const name = `parked records of ${ledger}`;
  const { parked, parkedFirst } = await readLag(database, ledger);
  if (parked === 0) return ok(name, 'there are none');
  const first = parkedFirst.join('; ');
  return warning(
    name,
    `${parked} left as they were, first: ${first}. Report the reason, and run ` +
      `'change-ledger rebuild ${ledger}' with a version of the service that mends it`,
  );
}
