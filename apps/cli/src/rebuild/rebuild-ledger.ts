// SPDX-License-Identifier: Apache-2.0
import { ChangesError, rebuildRecords } from '#changes';
import { PostgresLedgerStore } from '#ledger';
import { type Database, SystemClock } from '#platform';
import { CliError } from '../cli-error.js';
import { progressBar } from '../progress-bar.js';

/** Somebody else is at it: trying again later may help (EX_TEMPFAIL). */
const TRY_LATER = 75;
/** ended by Ctrl-C, as shells count it */
const INTERRUPTED = 130;

/** Rebuilds the records of a ledger, and says from how many entries and how long it took. */
export async function rebuildLedger(
  database: Database,
  ledger: string,
  signal: AbortSignal,
): Promise<string> {
  const beganMs = Date.now();
  const store = new PostgresLedgerStore(database, new SystemClock());
  const bar = progressBar('entries');
  try {
    const onProgress = (progress: { next: number; size: number }) =>
      bar.update(progress.next, progress.size);
    const { next } = await rebuildRecords(ledger, { database, store, signal, onProgress });
    const seconds = ((Date.now() - beganMs) / 1_000).toFixed(1);
    return `${ledger}: rebuilt from ${next} entries in ${seconds} s`;
  } catch (error) {
    throw explained(error, signal);
  } finally {
    bar.end();
  }
}

function explained(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new CliError('stopped: the old records go on serving', INTERRUPTED);
  const isBusy = error instanceof ChangesError && error.code === 'REBUILD_RUNNING';
  return isBusy ? new CliError(error.message, TRY_LATER) : error;
}
