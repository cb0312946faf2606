// SPDX-License-Identifier: Apache-2.0
import { recordsKnow } from '#changes';
import { type Clock, type Database, sleep } from '#platform';
import { ReportsError } from './reports-error.js';

const POLL_MS = 100;
const PATIENCE_MS = 60_000;

/**
 * Waits until the records know everything that the ledger held when this was called: a register
 * written before would miss what is on its way. Throws ReportsError RECORDS_BEHIND after a minute.
 */
export async function awaitRecords(
  database: Database,
  clock: Clock,
  ledger: string,
): Promise<void> {
  const [head] = await database.query<{ size: number }>(
    'SELECT size FROM ledger_head WHERE ledger = $1',
    [ledger],
  );
  const size = head?.size ?? 0;
  for (const end = clock.nowMs() + PATIENCE_MS; clock.nowMs() < end; await sleep(POLL_MS)) {
    if ((await recordsKnow(database, ledger)) >= size) return;
  }
  throw new ReportsError('RECORDS_BEHIND', `the records of ledger '${ledger}' are behind ${size}`);
}
