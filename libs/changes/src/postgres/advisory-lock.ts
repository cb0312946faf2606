// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';

/** What is done by one session at a time, across all instances. */
export type LockPurpose = 'project records' | 'rebuild records';

/** Takes a lock that the session holds until it ends. False: another session holds it. */
export async function tryLock(
  session: Session,
  purpose: LockPurpose,
  ledger: string,
): Promise<boolean> {
  const { rows } = await session.query<{ held: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
    [`${purpose} ${ledger}`],
  );
  return rows[0]?.held ?? false;
}
