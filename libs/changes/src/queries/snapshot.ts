// SPDX-License-Identifier: Apache-2.0
import type { Database, Session } from '#platform';
import { type Checkpoint, type Queries, servingCheckpoint } from '../postgres/checkpoints.js';
import { lastBlockEnd } from '../projection/block.js';
import { type Assembled, assembleTouched } from './assemble-as-of.js';
import { rememberedAt } from './assembled-snapshots.js';

/** The records of a ledger as of one position, seen by one transaction. */
export interface Snapshot {
  readonly queries: Queries;
  readonly place: Checkpoint;
  /** the last position looked at; −1: the records know none */
  readonly asOf: number;
  /** what is stored holds as of here; null: the records as they stand are as of `asOf` */
  readonly storedAsOf: number | null;
  /** anchor → record, of those that changed between the two */
  readonly changed: ReadonlyMap<string, Assembled>;
}

/** Runs `work` on the records as of a position, or on the newest; null: there are no records yet. */
export async function withSnapshot<T>(
  database: Database,
  { ledger, asOf }: { readonly ledger: string; readonly asOf: number | null },
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T | null> {
  return database.transaction(async (session) => {
    await session.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const queries = queriesOf(session);
    const place = await servingCheckpoint(queries, ledger);
    if (place === null) return null;
    const position = positionIn(place, asOf);
    return work(await openSnapshot(database, { queries, place, asOf: position }));
  });
}

/** The position wanted, or the newest; what the records do not know yet is not asked for. */
function positionIn({ next }: Checkpoint, wanted: number | null): number {
  return wanted === null ? next - 1 : Math.min(wanted, next - 1);
}

async function openSnapshot(
  database: Database,
  { queries, place, asOf }: Pick<Snapshot, 'queries' | 'place' | 'asOf'>,
): Promise<Snapshot> {
  if (asOf === place.next - 1) {
    return { queries, place, asOf, storedAsOf: null, changed: new Map() };
  }
  const storedAsOf = lastBlockEnd(asOf);
  const changed = await rememberedAt(database, { place, asOf }, () =>
    assembleTouched(queries, place, { after: storedAsOf, asOf }),
  );
  return { queries, place, asOf, storedAsOf, changed };
}

/** A session as the rest of the lib asks it. */
export function queriesOf(session: Session): Queries {
  return {
    query: async <R>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await session.query(text, [...values]);
      return rows as readonly R[];
    },
  };
}
