// SPDX-License-Identifier: Apache-2.0
import { tryLock } from '#platform';
import { ChangesError } from './changes-error.js';
import { type Checkpoint, dropGenerations, newCheckpoint } from './postgres/checkpoints.js';
import { rebuild, type RebuildOptions } from './projection/rebuild.js';

/**
 * Builds the records of a ledger anew, from position 0, beside those that serve, and lets them serve
 * in one transaction when they know as much. Throws ChangesError REBUILD_RUNNING when somebody else
 * does so, and whatever broke it, or the signal's reason: then the old records go on serving.
 */
export async function rebuildRecords(ledger: string, options: RebuildOptions): Promise<Checkpoint> {
  const session = await options.database.connect();
  try {
    if (!(await tryLock(session, `rebuild records ${ledger}`))) {
      throw new ChangesError('REBUILD_RUNNING', `the records of '${ledger}' are being rebuilt`);
    }
    return await rebuildAlone(ledger, options);
  } finally {
    // the lock ends with the session
    session.release(true);
  }
}

async function rebuildAlone(ledger: string, options: RebuildOptions): Promise<Checkpoint> {
  const { database } = options;
  await dropGenerations(database, ledger);
  try {
    return await rebuild(await newCheckpoint(database, ledger), options);
  } finally {
    // what serves no more, or did not come to serve
    await dropGenerations(database, ledger);
  }
}
