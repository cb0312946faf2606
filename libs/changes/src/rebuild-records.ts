// SPDX-License-Identifier: Apache-2.0
import { type Database, tryLock, unlockAll } from '#platform';
import { ChangesError } from './changes-error.js';
import { type Checkpoint, dropGenerations, newCheckpoint } from './postgres/checkpoints.js';
import { PROJECTION_VERSION } from './domain/record.js';
import { outlivesErasure } from './postgres/outlives-erasure.js';
import { generationDigest, recordsDigest } from './postgres/records-digest.js';
import { assembleUntil, rebuild, type RebuildOptions } from './projection/rebuild.js';

/**
 * Builds the records of a ledger anew, from position 0, beside those that serve, and lets them serve
 * in one transaction when they know as much. Throws ChangesError REBUILD_RUNNING when somebody else
 * does so, and whatever broke it, or the signal's reason: then the old records go on serving.
 */
export function rebuildRecords(ledger: string, options: RebuildOptions): Promise<Checkpoint> {
  return besideServing(ledger, options, (checkpoint) => rebuild(checkpoint, options));
}

/** How the records that serve compare with the ledger. */
export interface RecordsCheck {
  /** the first position that they do not know yet */
  readonly next: number;
  /**
   * `outdated`: made by another version of the service, or before a payload was erased; the role
   * `project` builds them anew. `altered`: nothing explains the difference.
   */
  readonly kind: 'same' | 'outdated' | 'altered';
}

/**
 * Assembles the records of a ledger again as far as those that serve know it, and compares: somebody
 * has altered the records, or the ledger below them, if they differ. Nothing is replaced; null: the
 * ledger has no records yet. Throws as `rebuildRecords` does.
 */
export function checkRecords(
  ledger: string,
  options: RebuildOptions,
): Promise<RecordsCheck | null> {
  return besideServing(ledger, options, async (checkpoint) => {
    const serving = await recordsDigest(options.database, ledger);
    if (serving.checkpoint === null) return null;
    const { next, version } = serving.checkpoint;
    const assembled = await assembleUntil(checkpoint, next, options);
    const isSame = (await generationDigest(options.database, assembled)) === serving.digest;
    if (isSame) return { next, kind: 'same' };
    const isOutdated =
      version !== PROJECTION_VERSION ||
      (await outlivesErasure(options.database, serving.checkpoint));
    return { next, kind: isOutdated ? 'outdated' : 'altered' };
  });
}

/** Does `work` on a new generation while nobody else does so, and leaves only what serves then. */
async function besideServing<T>(
  ledger: string,
  { database }: RebuildOptions,
  work: (checkpoint: Checkpoint) => Promise<T>,
): Promise<T> {
  const session = await database.connect();
  try {
    if (await tryLock(session, `rebuild records ${ledger}`)) {
      return await alone(database, ledger, work);
    }
    throw new ChangesError('REBUILD_RUNNING', `the records of '${ledger}' are being rebuilt`);
  } finally {
    // whoever asks next must not meet the lock of a session that is ending
    await unlockAll(session);
    session.release(true);
  }
}

async function alone<T>(
  database: Database,
  ledger: string,
  work: (checkpoint: Checkpoint) => Promise<T>,
): Promise<T> {
  await dropGenerations(database, ledger);
  try {
    return await work(await newCheckpoint(database, ledger));
  } finally {
    // what serves no more, or did not come to serve
    await dropGenerations(database, ledger);
  }
}
