// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Database, failpoint, isRefusal, type Session } from '#platform';
import { rangeToBytes } from '../domain/compact-range.js';
import { LedgerError } from '../domain/errors.js';
import { growEdge, type TreeEdge } from '../domain/tree-edge.js';
import type { Appended, AppendRequest, Outcome } from '../ledger-store.js';
import { closeAppend } from './close-append.js';
import { copyRows } from './copy-rows.js';
import { moveCursor } from './cursors.js';
import { findTwins, type Query } from './find-twins.js';
import { headOf, type HeadRow, lockHead, readHead } from './head-row.js';
import { loadEdge } from './load-edge.js';
import type { Twins } from './plan-append.js';
import {
  type KnownHead,
  outcomesOf,
  prepareAppend,
  type Prepared,
  refreshAppend,
} from './prepare-append.js';

/** What an append may take; a server that is this slow, or a client that is stopped, lets go of the lock. */
const TIMEOUT_MS = 10_000;

/** What was worked out, and the head as it is locked. */
interface Locked {
  readonly prepared: Prepared;
  readonly head: HeadRow;
}

/** What a transaction has written. */
interface Written {
  readonly head: KnownHead;
  readonly edge: TreeEdge;
  readonly outcomes: readonly Outcome[];
}

/** Thrown inside the transaction so that it rolls back: another reader moved the cursor. */
class Fenced extends Error {}
/** Thrown inside the transaction so that it rolls back: an identity is there that was not looked for. */
class TwinFound extends Error {}

/** Requests that look for twins first, once one was found: what is delivered again comes in flocks. */
const WARY_FOR = 50;

/**
 * Appends to one ledger for this process, each request in one transaction under the row lock of the
 * head. Requests are worked out at once and written in the order of the calls, so that PostgreSQL
 * writes one while the next is worked out. That none of their identities is there already is found
 * out by writing them; only when one is, the request is undone and its twins are looked for.
 */
export class LedgerWriter {
  private turn: Promise<unknown> = Promise.resolve();
  private wary = 0;
  private head: KnownHead | null = null;
  private edge: TreeEdge | null = null;

  constructor(
    private readonly ledger: string,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  append(request: AppendRequest): Promise<Appended> {
    const preparing = this.prepare(request, this.clock.nowMs());
    // its failure is told when it is its turn
    preparing.catch(() => undefined);
    const appended = this.turn.then(async () => this.attempt(request, preparing));
    this.turn = appended.catch(() => undefined);
    return appended;
  }

  private async prepare(request: AppendRequest, nowMs: number): Promise<Prepared> {
    this.wary = Math.max(0, this.wary - 1);
    // read before the twins are looked for: what is committed in between is looked at under the lock
    const head = this.head ?? (await readHead(this.database, this.ledger));
    const query: Query = (text, values) => this.database.query(text, values);
    const twins = this.wary > 0 ? await findTwins(query, request, 0) : null;
    return prepareAppend(request, { head, twins, nowMs });
  }

  private async attempt(request: AppendRequest, preparing: Promise<Prepared>): Promise<Appended> {
    try {
      const { head, edge, outcomes } = await this.writeOr(request, await preparing);
      await failpoint('append.after_commit');
      [this.head, this.edge] = [head, edge];
      return { kind: 'appended', outcomes, size: edge.size };
    } catch (error) {
      [this.head, this.edge] = [null, null];
      if (error instanceof Fenced) return { kind: 'fenced' };
      const reason = refusalOf(error);
      if (reason === null) throw error;
      return { kind: 'refused', reason };
    }
  }

  /** Writes what was worked out; where that has overlooked a twin, it is worked out again. */
  private async writeOr(request: AppendRequest, prepared: Prepared): Promise<Written> {
    try {
      return await this.transact(request, prepared);
    } catch (error) {
      if (!(error instanceof TwinFound)) throw error;
      this.wary = WARY_FOR;
      return this.transact(request, await this.prepare(request, prepared.recordedAtMs));
    }
  }

  private transact(request: AppendRequest, prepared: Prepared): Promise<Written> {
    return this.database.openedTransaction(
      { opening: lockHead(this.ledger), timeoutMs: TIMEOUT_MS },
      (session, opened) =>
        this.write(session, request, { prepared, head: headOf(opened, this.ledger) }),
    );
  }

  private async write(session: Session, request: AppendRequest, locked: Locked): Promise<Written> {
    const { head } = locked;
    const { ledger } = this;
    const { steps, rows, recordedAtMs } = await this.refresh(session, request, locked);
    const { edge, full } = growEdge(await this.edgeAt(session, head), rows.leaves);
    const first = head.size;
    if (rows.count > 0) {
      await copyRows(session, rows, first);
      await failpoint('append.after_copy');
      const { identities } = rows;
      const closing = { ledger, first, identities, edge, full, recordedAtMs };
      if (!(await closeAppend(session, closing))) throw new TwinFound();
    }
    await this.moveCursor(session, request, steps.length - rows.count);
    await failpoint('append.before_commit');
    const later = rows.count === 0 ? head.recordedAtMs : recordedAtMs;
    const after = { origin: head.origin, size: edge.size, recordedAtMs: later };
    return { head: after, edge, outcomes: outcomesOf(steps, first) };
  }

  /** What was worked out for a smaller ledger, looked over for the one that is locked now. */
  private async refresh(
    session: Session,
    request: AppendRequest,
    { prepared, head }: Locked,
  ): Promise<Prepared> {
    const { checked } = prepared;
    const query: Query = async (text, values) => (await session.query(text, values)).rows;
    const isCurrent = checked === null || checked === head.size;
    const later = isCurrent ? NO_TWINS : await findTwins(query, request, checked);
    return refreshAppend(request, prepared, { head, later });
  }

  private async moveCursor(
    session: Session,
    { cursor }: AppendRequest,
    redeliveries: number,
  ): Promise<void> {
    if (cursor === undefined) return;
    if (!(await moveCursor(session, this.ledger, { ...cursor, redeliveries }))) throw new Fenced();
  }

  private async edgeAt(session: Session, head: HeadRow): Promise<TreeEdge> {
    const { edge } = this;
    const isCurrent =
      edge?.size === head.size && Buffer.from(rangeToBytes(edge.range)).equals(head.range);
    return isCurrent ? edge : loadEdge(session, this.ledger, head);
  }
}

const NO_TWINS: Twins = new Map();

/** Why an entry cannot be held, or null where it is the servers that fail. */
function refusalOf(error: unknown): string | null {
  const isUnfit =
    error instanceof LedgerError &&
    (error.code === 'ENTRY_INVALID' || error.code === 'ENTRY_TOO_LARGE');
  return isUnfit || isRefusal(error) ? (error as Error).message : null;
}
