// SPDX-License-Identifier: Apache-2.0
import { decodeEntry, emptyEdge, growEdge, type JsonObject, rootOfRange } from '#ledger';
import type { Database } from '#platform';
import { hashOfRead, type Read } from './read.js';
import { READ_COLUMNS } from './reads-page.js';

const ENOUGH = 20;
const PAGE = 5_000;

/** Reads that one entry commits to; `root` null: those that none does yet. */
interface Batch {
  readonly from: number;
  readonly to: number;
  readonly root: string | null;
  readonly position: number | null;
}

type StoredRead = Read & { readonly number: number; readonly hash: Buffer };

/**
 * Recomputes from the journal what each `access` entry of the ledger commits to. Answers in words
 * what was altered or is missing: read by read, as far as the rows themselves tell, else by batch.
 */
export async function auditReads(database: Database, ledger: string): Promise<readonly string[]> {
  const sealed = await sealedBatches(database, ledger);
  const [journal] = await database.query<{ size: number; most: number }>(
    `SELECT coalesce((SELECT size FROM read_journal WHERE ledger = $1), 0) AS size,
            coalesce((SELECT max(number) + 1 FROM journalled_read WHERE ledger = $1), 0) AS most`,
    [ledger],
  );
  const first = Math.max(0, ...sealed.map(({ to }) => to));
  const last = Math.max(journal?.size ?? 0, journal?.most ?? 0);
  const unsealed = { from: first, to: last, root: null, position: null };
  const found: string[] = [];
  for (const batch of [...sealed, unsealed]) {
    if (found.length < ENOUGH) found.push(...(await auditBatch(database, ledger, batch)));
  }
  return [...new Set(found)].slice(0, ENOUGH);
}

/** What the entries say themselves: a table that says which they are could be altered as well. */
async function sealedBatches(database: Database, ledger: string): Promise<readonly Batch[]> {
  const rows = await database.query<{ place: number; entry: Buffer }>(
    `SELECT position AS place, entry FROM ledger_entry
      WHERE ledger = $1 AND position($2::bytea IN entry) > 0 ORDER BY place`,
    [ledger, Buffer.from('"kind":"access"')],
  );
  return rows.flatMap(({ place, entry }) => {
    const decoded = decodeEntry(entry);
    return decoded.kind === 'access' ? [batchOf(decoded.act, place)] : [];
  });
}

function batchOf({ from, to, root }: JsonObject, position: number): Batch {
  return {
    from: Number(from),
    to: Number(to),
    root: typeof root === 'string' ? root : '',
    position,
  };
}

async function auditBatch(
  database: Database,
  ledger: string,
  { from, to, root, position }: Batch,
): Promise<readonly string[]> {
  const found: string[] = [];
  let edge = emptyEdge();
  for (let at = from; at < to && found.length < ENOUGH; at += PAGE) {
    const end = Math.min(at + PAGE, to);
    const reads = await database.query<StoredRead>(
      `SELECT ${READ_COLUMNS}, r.hash FROM journalled_read r
        WHERE r.ledger = $1 AND r.number >= $2 AND r.number < $3 ORDER BY r.number`,
      [ledger, at, end],
    );
    found.push(...missingReads(reads, at, end), ...reads.flatMap(alteration));
    ({ edge } = growEdge(
      edge,
      reads.map(({ hash }) => hash),
    ));
  }
  if (found.length > 0 || root === null) return found;
  const isSame = Buffer.from(rootOfRange(edge.range)).toString('base64') === root;
  return isSame ? [] : [`reads ${from} to ${to - 1} are not those that entry ${position} seals`];
}

function missingReads(reads: readonly StoredRead[], from: number, to: number): readonly string[] {
  if (reads.length === to - from) return [];
  const there = new Set(reads.map(({ number }) => number));
  const numbers = Array.from({ length: to - from }, (_, at) => from + at);
  return numbers
    .filter((number) => !there.has(number))
    .map((number) => `read ${number} is missing`);
}

function alteration({ number, hash, ...read }: StoredRead): readonly string[] {
  return hash.equals(hashOfRead(read)) ? [] : [`read ${number} was altered`];
}
