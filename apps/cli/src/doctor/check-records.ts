// SPDX-License-Identifier: Apache-2.0
import { ChangesError, checkRecords as compareRecords, type RecordsCheck } from '#changes';
import { PostgresLedgerStore } from '#ledger';
import { type Database, SystemClock } from '#platform';
import type { ProgressBar } from '../progress-bar.js';
import { broken, type Finding, ok, warning } from './finding.js';

/** Whether the records say what the ledger says, found out by assembling them again beside. */
export async function checkRecords(
  database: Database,
  ledger: string,
  bar: ProgressBar,
): Promise<Finding> {
  const name = `records of ${ledger}`;
  const store = new PostgresLedgerStore(database, new SystemClock());
  const onProgress = (progress: { readonly next: number; readonly size: number }) =>
    bar.update(progress.next, progress.size);
  try {
    const found = await compareRecords(ledger, { database, store, onProgress });
    if (found === null) return warning(name, 'there are none yet: is the role project running?');
    return findingOf(name, ledger, found);
  } catch (error) {
    if (!(error instanceof ChangesError)) throw error;
    return warning(name, `not compared: ${error.message}; run doctor --deep again afterwards`);
  }
}

function findingOf(name: string, ledger: string, { next, kind }: RecordsCheck): Finding {
  const again = `'change-ledger rebuild ${ledger}' makes them anew`;
  if (kind === 'same') return ok(name, `those of ${next} entries are what the ledger comes to`);
  if (kind === 'altered') return broken(name, `not what the ledger comes to: altered; ${again}`);
  return warning(name, `made by another version, or before a payload was erased: ${again}`);
}
