// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Database, failpoint, isRefusal, type Session } from '#platform';
import { rangeToBytes } from '../domain/compact-range.js';
import { LedgerError } from '../domain/errors.js';
import { growEdge, type TreeEdge } from '../domain/tree-edge.js';
import type { Appended, AppendRequest, Outcome } from '../ledger-store.js';
import { copyRows } from './copy-rows.js';
import { moveCursor } from './cursors.js';
import { findTwins, type Query } from './find-twins.js';
import { headOf, type HeadRow, lockHead, moveHead, readHead } from './head-row.js';
import { loadEdge } from './load-edge.js';
import { OwnChunks } from './own-chunks.js';
import { identitiesOf } from './pack-ahead.js';
import {
  type KnownHead,
  outcomesOf,
  identitiesIn,
  prepareAppend,
  type Prepared,
  preparedAhead,
  refreshAppend,
} from './prepare-append.js';

/** What an append may take; a server that is this slow, or a client that is stopped, lets go of the lock. */
const TIMEOUT_MS = 10_000;

/** What was worked out, and the head as it is locked. */
interface Basis {
  readonly prepared: Prepared;
  readonly head: HeadRow;
}

/** What a transaction has written. */
interface Written {
  readonly from: number;
  readonly head: KnownHead;
  readonly edge: TreeEdge;
  readonly keys: Prepared['keys'];
  readonly outcomes: readonly Outcome[];
}

/** Thrown inside the transaction so that it rolls back: another reader moved the cursor. */
class Fenced extends Error {}

/**
 * Appends to one ledger for this process, each request in one transaction under the row lock of the
 * head. Requests are worked out at once and written in the order of the calls, so that PostgreSQL
 * writes one while the next is worked out.
 */
export class LedgerWriter {
  private turn: Promise<unknown> = Promise.resolve();
  private readonly own = new OwnChunks();
  private head: KnownHead | null = null;
  private edge: TreeEdge | null = null;

  constructor(
    private readonly ledger: string,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  append(request: AppendRequest): Promise<Appended> {
    const preparing = this.prepare(request);
    // its failure is told when it is its turn
    preparing.catch(() => undefined);
    const appended = this.turn.then(async () => this.attempt(request, preparing));
    this.turn = appended.catch(() => undefined);
    return appended;
  }

  private async prepare(request: AppendRequest): Promise<Prepared> {
    // read before the twins are looked for: what is committed in between is looked at under the lock
    const head = this.head ?? (await readHead(this.database, this.ledger));
    const { ledger } = this;
    const nowMs = this.clock.nowMs();
    const recordedAtMs = Math.max(nowMs, head.recordedAtMs);
    const packed = await request.packAhead?.({ ledger, origin: head.origin, recordedAtMs });
    const query: Query = (text, values) => this.database.query(text, values);
    const identities = packed ? identitiesOf(packed) : identitiesIn(request);
    const twins = await findTwins(query, { ledger, identities }, 0);
    if (packed && twins.size === 0) return preparedAhead(packed, { head, recordedAtMs });
    return prepareAppend(request, { head, twins, nowMs });
  }

  private async attempt(request: AppendRequest, preparing: Promise<Prepared>): Promise<Appended> {
    try {
      const prepared = await preparing;
      const opening = lockHead(this.ledger);
      const written = await this.database.openedTransaction(
        { opening, timeoutMs: TIMEOUT_MS },
        (session, opened) =>
          this.write(session, request, { prepared, head: headOf(opened, this.ledger) }),
      );
      await failpoint('append.after_commit');
      this.remember(written);
      return { kind: 'appended', outcomes: written.outcomes, size: written.edge.size };
    } catch (error) {
      [this.edge, this.head] = [null, null];
      this.own.forget();
      if (error instanceof Fenced) return { kind: 'fenced' };
      const reason = refusalOf(error);
      if (reason === null) throw error;
      return { kind: 'refused', reason };
    }
  }

  private async write(session: Session, request: AppendRequest, basis: Basis): Promise<Written> {
    const { head } = basis;
    const { steps, rows, keys, recordedAtMs } = await this.refresh(session, request, basis);
    const { edge, full } = growEdge(await this.edgeAt(session, head), rows.leaves);
    if (rows.count > 0) {
      await copyRows(session, rows, head.size);
      await failpoint('append.after_copy');
      await moveHead(session, this.ledger, { edge, full, recordedAtMs });
    }
    await this.moveCursor(session, request, steps.length - rows.count);
    await failpoint('append.before_commit');
    const later = rows.count === 0 ? head.recordedAtMs : recordedAtMs;
    const after = { origin: head.origin, size: edge.size, recordedAtMs: later };
    return { from: head.size, head: after, edge, keys, outcomes: outcomesOf(steps, head.size) };
  }

  /** Only what is committed: a twin that is not is looked for by nobody else. */
  private remember({ from, head, edge, keys }: Written): void {
    [this.head, this.edge] = [head, edge];
    if (head.size > from) this.own.remember({ from, to: head.size, keys });
  }

  /** What was worked out for a smaller ledger, looked over for the one that is locked now. */
  private async refresh(
    session: Session,
    request: AppendRequest,
    { prepared, head }: Basis,
  ): Promise<Prepared> {
    const { size, keys, identities } = prepared;
    if (head.size === size) return prepared;
    const query: Query = async (text, values) => (await session.query(text, values)).rows;
    const isNew = this.own.lacks(size, head.size, keys.keys());
    const later = isNew
      ? new Map()
      : await findTwins(query, { ledger: this.ledger, identities }, size);
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

/** Why an entry cannot be held, or null where it is the servers that fail. */
function refusalOf(error: unknown): string | null {
  const isUnfit =
    error instanceof LedgerError &&
    (error.code === 'ENTRY_INVALID' || error.code === 'ENTRY_TOO_LARGE');
  return isUnfit || isRefusal(error) ? (error as Error).message : null;
}
