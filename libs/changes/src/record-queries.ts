// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database, type Session } from '#platform';
import type { Change } from './domain/change.js';
import type { Release } from './domain/release.js';

/** A page of records in the order of their first entries. */
export interface RecordPage<R> {
  readonly items: readonly R[];
  readonly total: number;
  /** the last position that the records know; −1: none */
  readonly asOf: number;
  /** first position and id of the last item; null when nothing follows */
  readonly after: readonly [number, string] | null;
}

export interface RecordPageRequest {
  readonly ledger: string;
  readonly limit: number;
  readonly after: readonly (string | number)[];
}

/** Which Changes does the ledger tell of? */
export class ChangesFrom extends Query<RecordPage<Change>> {
  constructor(readonly request: RecordPageRequest) {
    super();
  }
}

/** What is the Change of that number? Null when there is none. */
export class ChangeById extends Query<Change | null> {
  constructor(
    readonly ledger: string,
    readonly id: string,
  ) {
    super();
  }
}

/** Which Releases does the ledger tell of? */
export class ReleasesFrom extends Query<RecordPage<Release>> {
  constructor(readonly request: RecordPageRequest) {
    super();
  }
}

/** What is the Release of that id? Null when there is none. */
export class ReleaseById extends Query<Release | null> {
  constructor(
    readonly ledger: string,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(ChangesFrom)
export class ChangesFromHandler implements IQueryHandler<ChangesFrom> {
  constructor(private readonly database: Database) {}

  execute({ request }: ChangesFrom): Promise<RecordPage<Change>> {
    return pageOf(this.database, { view: 'change_view', id: 'change_id' }, request);
  }
}

@QueryHandler(ChangeById)
export class ChangeByIdHandler implements IQueryHandler<ChangeById> {
  constructor(private readonly database: Database) {}

  async execute({ ledger, id }: ChangeById): Promise<Change | null> {
    const [row] = await this.database.query<{ record: Change }>(
      'SELECT record FROM change_view WHERE ledger = $1 AND change_id = $2',
      [ledger, id],
    );
    return row?.record ?? null;
  }
}

@QueryHandler(ReleasesFrom)
export class ReleasesFromHandler implements IQueryHandler<ReleasesFrom> {
  constructor(private readonly database: Database) {}

  execute({ request }: ReleasesFrom): Promise<RecordPage<Release>> {
    return pageOf(this.database, { view: 'release_view', id: 'release_id' }, request);
  }
}

@QueryHandler(ReleaseById)
export class ReleaseByIdHandler implements IQueryHandler<ReleaseById> {
  constructor(private readonly database: Database) {}

  async execute({ ledger, id }: ReleaseById): Promise<Release | null> {
    const [row] = await this.database.query<{ record: Release }>(
      'SELECT record FROM release_view WHERE ledger = $1 AND release_id = $2',
      [ledger, id],
    );
    return row?.record ?? null;
  }
}

/** The Changes implemented in [from, to), and the position they are as of, of one snapshot. */
export async function changesImplemented(
  session: Session,
  ledger: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<{ readonly asOf: number; readonly changes: readonly Change[] }> {
  const known = await session.query<{ asOf: number }>(AS_OF, [ledger]);
  const { rows } = await session.query<{ record: Change }>(
    `SELECT record FROM change_view
      WHERE ledger = $1 AND implemented_at >= $2 AND implemented_at < $3
      ORDER BY implemented_at, change_id`,
    [ledger, from, to],
  );
  return { asOf: known.rows[0]?.asOf ?? -1, changes: rows.map(({ record }) => record) };
}

const AS_OF = `
  SELECT coalesce(max(next_position), 0) - 1 AS "asOf" FROM projection_checkpoint
   WHERE ledger = $1 AND projection = 'records'`;

type View =
  | { readonly view: 'change_view'; readonly id: 'change_id' }
  | { readonly view: 'release_view'; readonly id: 'release_id' };

async function pageOf<R>(
  database: Database,
  { view, id }: View,
  { ledger, limit, after }: RecordPageRequest,
): Promise<RecordPage<R>> {
  const rows = await database.query<{ first: number; id: string; record: R }>(
    `SELECT first_position AS first, ${id} AS id, record FROM ${view}
      WHERE ledger = $1 AND (first_position, ${id}) > ($2, $3)
      ORDER BY first_position, ${id} LIMIT $4`,
    [ledger, after[0] ?? -1, after[1] ?? '', limit + 1],
  );
  const [counts] = await database.query<{ total: number; asOf: number }>(
    `SELECT (SELECT count(*) FROM ${view} WHERE ledger = $1) AS total, (${AS_OF}) AS "asOf"`,
    [ledger],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ record }) => record),
    total: counts?.total ?? 0,
    asOf: counts?.asOf ?? -1,
    after: rows.length > limit && last !== undefined ? [last.first, last.id] : null,
  };
}
