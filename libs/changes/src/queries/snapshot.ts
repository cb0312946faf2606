// SPDX-License-Identifier: Apache-2.0
import type { Database, Session } from '#platform';
import type { Prefix } from '../postgres/load-spans.js';
import { type Checkpoint, type Queries, servingCheckpoint } from '../postgres/checkpoints.js';
import { lastBlockEnd } from '../projection/block.js';
import type { RecordKind } from '../domain/record.js';
import { type Assembled, assembleTouched } from './assemble-as-of.js';
import { PrefixBook } from './prefix-book.js';

/** The records of a ledger as of one position, seen by one transaction. */
export interface Snapshot extends Prefix {
  /** what is stored holds as of here; null: the records as they stand are as of `asOf` */
  readonly storedAsOf: number | null;
  /** the ledger up to `asOf` */
  readonly book: PrefixBook;
  /** the records of a kind that may have changed between the two, as of `asOf` */
  readonly changed: (kind: RecordKind) => Promise<readonly Assembled[]>;
}

const READING = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY';
/**
 * A page read out of turn costs little more than the next one, on what is no turning disk: otherwise all
 * records of a kind are looked up to narrow what a filter has narrowed already (ADR 0032).
 */
const PLANNING = 'SET LOCAL random_page_cost = 1.1';

/** Runs `work` on the records as of a position, or on the newest; null: there are no records yet. */
export async function withSnapshot<T>(
  database: Database,
  { ledger, asOf }: { readonly ledger: string; readonly asOf: number | null },
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T | null> {
  return database.transaction(async (session) => {
    await session.query(`${READING}; ${PLANNING}`);
    const queries = queriesOf(session);
    const place = await servingCheckpoint(queries, ledger);
    if (place === null) return null;
    const position = positionIn(place, asOf);
    return work(openSnapshot({ queries, place, asOf: position }));
  });
}

/** The position wanted, or the newest; what the records do not know yet is not asked for. */
function positionIn({ next }: Checkpoint, wanted: number | null): number {
  return wanted === null ? next - 1 : Math.min(wanted, next - 1);
}

function openSnapshot(prefix: Prefix): Snapshot {
  const { place, asOf } = prefix;
  const storedAsOf = asOf === place.next - 1 ? null : lastBlockEnd(asOf);
  const book = new PrefixBook(prefix);
  const known = new Map<RecordKind, Promise<readonly Assembled[]>>();
  const changed = (kind: RecordKind): Promise<readonly Assembled[]> => {
    if (storedAsOf === null || storedAsOf === asOf) return NOTHING_CHANGED;
    const found = known.get(kind) ?? assembleTouched(prefix, book, kind);
    known.set(kind, found);
    return found;
  };
  return { ...prefix, storedAsOf, book, changed };
}

const NOTHING_CHANGED = Promise.resolve([]);

/** A session as the rest of the lib asks it. */
export function queriesOf(session: Session): Queries {
  return {
    query: async <R>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await session.query(text, [...values]);
      return rows as readonly R[];
    },
  };
}
