// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Database, failpoint, isRefusal, type Session } from '#platform';
import { rangeToBytes } from '../domain/compact-range.js';
import { LedgerError } from '../domain/errors.js';
import { type FullTile, growEdge, type TreeEdge } from '../domain/tree-edge.js';
import type { Appended, AppendRequest } from '../ledger-store.js';
import { copyRows, type Placement } from './copy-rows.js';
import { moveCursor } from './cursors.js';
import { findTwins, type Query } from './find-twins.js';
import { loadEdge } from './load-edge.js';
import {
  type Head,
  outcomesOf,
  prepareAppend,
  type Prepared,
  refreshAppend,
} from './prepare-append.js';

/** What an append may take; a server that is this slow, or a client that is stopped, lets go of the lock. */
const TIMEOUT_MS = 10_000;

/** Thrown inside the transaction so that it rolls back: another reader moved the cursor. */
class Fenced extends Error {}

const HEAD =
  'SELECT origin, size, range, recorded_at AS "recordedAt" FROM ledger_head WHERE ledger = $1';

/** Appends chunks of records, each in one transaction under the row lock of its ledger's head. */
export class AppendChunk {
  private readonly edges = new Map<string, TreeEdge>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async append(request: AppendRequest): Promise<Appended> {
    try {
      const prepared = await this.prepare(request);
      const appended = await this.database.transaction(
        (session) => this.write(session, request, prepared),
        { timeoutMs: TIMEOUT_MS },
      );
      await failpoint('append.after_commit');
      return appended;
    } catch (error) {
      this.edges.delete(request.ledger);
      if (error instanceof Fenced) return { kind: 'fenced' };
      const reason = refusalOf(error);
      if (reason === null) throw error;
      return { kind: 'refused', reason };
    }
  }

  private async prepare(request: AppendRequest): Promise<Prepared> {
    const head = known(await this.database.query<Head>(HEAD, [request.ledger]), request.ledger);
    const query: Query = (text, values) => this.database.query(text, values);
    const twins = await findTwins(query, request, 0);
    return prepareAppend(request, { head, twins, nowMs: this.clock.nowMs() });
  }

  private async write(
    session: Session,
    request: AppendRequest,
    prepared: Prepared,
  ): Promise<Appended> {
    const { ledger, cursor } = request;
    const head = await lock(session, ledger);
    const { steps, rows, recordedAtMs } = await refresh(session, request, { prepared, head });
    const edge = await this.edgeAt(session, ledger, head);
    const leaves = rows.map(({ leaf }) => leaf);
    const grown = growEdge(edge, leaves);
    const at = { ledger, first: head.size, recordedAtMs };
    if (rows.length > 0) {
      await copyRows(session, rows, at);
      await failpoint('append.after_copy');
      await writeTiles(session, ledger, grown.full);
      await moveHead(session, at, grown.edge);
    }
    const redeliveries = steps.length - rows.length;
    if (cursor && !(await moveCursor(session, ledger, { ...cursor, redeliveries }))) {
      throw new Fenced();
    }
    await failpoint('append.before_commit');
    this.edges.set(ledger, grown.edge);
    return { kind: 'appended', outcomes: outcomesOf(steps, head.size), size: grown.edge.size };
  }

  private async edgeAt(session: Session, ledger: string, head: Head): Promise<TreeEdge> {
    const cached = this.edges.get(ledger);
    const isCurrent =
      cached?.size === head.size && Buffer.from(rangeToBytes(cached.range)).equals(head.range);
    return isCurrent ? cached : loadEdge(session, ledger, head);
  }
}

/** Why an entry cannot be held, or null where it is the servers that fail. */
function refusalOf(error: unknown): string | null {
  const isUnfit =
    error instanceof LedgerError &&
    (error.code === 'ENTRY_INVALID' || error.code === 'ENTRY_TOO_LARGE');
  return isUnfit || isRefusal(error) ? (error as Error).message : null;
}

async function lock(session: Session, ledger: string): Promise<Head> {
  const { rows } = await session.query<Head>(`${HEAD} FOR UPDATE`, [ledger]);
  return known(rows, ledger);
}

function known([head]: readonly Head[], ledger: string): Head {
  if (head !== undefined) return head;
  throw new LedgerError('LEDGER_UNKNOWN', `no ledger '${ledger}'`);
}

async function refresh(
  session: Session,
  request: AppendRequest,
  { prepared, head }: { readonly prepared: Prepared; readonly head: Head },
): Promise<Prepared> {
  if (head.size === prepared.size) return prepared;
  const query: Query = async (text, values) => (await session.query(text, values)).rows;
  const later = await findTwins(query, request, prepared.size);
  return refreshAppend(request, prepared, { head, later });
}

async function writeTiles(
  session: Session,
  ledger: string,
  tiles: readonly FullTile[],
): Promise<void> {
  if (tiles.length === 0) return;
  await session.query(
    `INSERT INTO ledger_tile (ledger, level, index, hashes, root)
     SELECT $1, * FROM unnest($2::smallint[], $3::bigint[], $4::bytea[], $5::bytea[])`,
    [
      ledger,
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => hashes),
      tiles.map(({ root }) => root),
    ],
  );
}

async function moveHead(
  session: Session,
  { ledger, recordedAtMs }: Placement,
  edge: TreeEdge,
): Promise<void> {
  await session.query(
    `WITH moved AS (
       UPDATE ledger_head SET size = $2, range = $3, recorded_at = $4 WHERE ledger = $1)
     SELECT pg_notify('ledger_grew', $1)`,
    [ledger, edge.size, rangeToBytes(edge.range), new Date(recordedAtMs)],
  );
}
