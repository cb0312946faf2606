// SPDX-License-Identifier: Apache-2.0
import { emptyEdge, type Hash, growEdge, type LedgerStore, rootOfRange } from '#ledger';
import type { Database, Session } from '#platform';
import { JournalError } from './journal-error.js';

/** What sealing works with. */
export interface SealingReads {
  readonly database: Database;
  readonly store: LedgerStore;
}

const PAGE = 10_000;
const WITHIN_MS = 60_000;

/**
 * Appends an `access` entry that commits to the reads not yet sealed, if the first of them is no
 * later than `dueBefore`; answers its position, or null where nothing is due or another process is
 * at it. After a crash the same reads may be sealed once more, which contradicts nothing.
 */
export async function sealReads(
  { database, store }: SealingReads,
  ledger: string,
  dueBefore: Date,
): Promise<number | null> {
  return database.transaction(
    async (session) => {
      if (!(await isAlone(session, ledger))) return null;
      const due = await dueReads(session, ledger, dueBefore);
      if (due === null) return null;
      const root = await rootOf(session, ledger, due);
      const position = await appendSeal(store, ledger, { ...due, root });
      await session.query(
        `INSERT INTO sealed_reads (ledger, from_number, to_number, position)
         VALUES ($1, $2, $3, $4)`,
        [ledger, due.from, due.to, position],
      );
      return position;
    },
    { timeoutMs: WITHIN_MS },
  );
}

interface Batch {
  readonly from: number;
  readonly to: number;
}

async function isAlone(session: Session, ledger: string): Promise<boolean> {
  const { rows } = await session.query<{ held: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held',
    [`seal reads of ${ledger}`],
  );
  return rows[0]?.held ?? false;
}

async function dueReads(session: Session, ledger: string, before: Date): Promise<Batch | null> {
  const { rows } = await session.query<Batch & { readonly isDue: boolean | null }>(
    `WITH unsealed AS (
       SELECT j.size, coalesce((SELECT max(to_number) FROM sealed_reads WHERE ledger = $1), 0) AS first
         FROM read_journal j WHERE j.ledger = $1)
     SELECT first AS "from", size AS "to", (SELECT read_at <= $2 FROM journalled_read
             WHERE ledger = $1 AND number = first) AS "isDue"
       FROM unsealed WHERE first < size`,
    [ledger, before],
  );
  const [batch] = rows;
  return batch === undefined || batch.isDue === false ? null : batch;
}

/** Throws JournalError where reads are lacking: what is signed must be what was written. */
async function rootOf(session: Session, ledger: string, { from, to }: Batch): Promise<Hash> {
  let edge = emptyEdge();
  for (let at = from; at < to; at += PAGE) {
    const end = Math.min(at + PAGE, to);
    const { rows } = await session.query<{ hash: Buffer }>(
      `SELECT hash FROM journalled_read
        WHERE ledger = $1 AND number >= $2 AND number < $3 ORDER BY number`,
      [ledger, at, end],
    );
    if (rows.length !== end - at) {
      throw new JournalError('JOURNAL_INCOMPLETE', `reads from ${at} to ${end} are lacking`);
    }
    ({ edge } = growEdge(
      edge,
      rows.map(({ hash }) => hash),
    ));
  }
  return rootOfRange(edge.range);
}

async function appendSeal(
  store: LedgerStore,
  ledger: string,
  { from, to, root }: Batch & { readonly root: Hash },
): Promise<number> {
  const act = { from: String(from), to: String(to), root: Buffer.from(root).toString('base64') };
  const appended = await store.append({
    ledger,
    entries: [{ kind: 'access', act, payload: null }],
    isSameContent: () => false,
  });
  const [outcome] = appended.kind === 'appended' ? appended.outcomes : [];
  if (outcome !== undefined) return outcome.position;
  throw new JournalError('JOURNAL_UNAVAILABLE', `the ledger '${ledger}' takes no access entry`);
}
