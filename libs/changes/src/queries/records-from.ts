// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { RecordOf } from '../domain/fold/assemble-record.js';
import type { LabelFilter } from '../domain/labels.js';
import type { RecordKind } from '../domain/record.js';
import { type DueAsked, dueBefore } from './due-before.js';
import { countRecords } from './count-records.js';
import { listRecords, listTexts, type Part } from './list-records.js';
import { ANY_TIME, type Period, type Wanted } from './wanted.js';
import { afterOf, type Listed, type RecordOrder } from './record-order.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** Which page of which records. */
export interface RecordPageRequest<K extends RecordKind> {
  readonly ledger: string;
  readonly limit: number;
  /** the place after which it starts, as a page before told it; empty: at the beginning */
  readonly after: readonly (string | number)[];
  /** the last position to look at; null or absent: the newest that the records know */
  readonly asOf?: number | null;
  readonly filter?: LabelFilter<K>;
  /** happened in [from, to): a Change began, a Deployment took effect, an Approval was decided, … */
  readonly occurred?: Period;
  /** absent: whenever something was to be done */
  readonly due?: DueAsked;
  /** absent: of first positions */
  readonly order?: RecordOrder;
  /** how many there are, where it was counted before as of the same position; else they are counted */
  readonly total?: number | null;
}

/** A page of records in the order wanted. */
export interface RecordPage<R> {
  readonly items: readonly R[];
  readonly total: number;
  /** the last position that was looked at; −1: none */
  readonly asOf: number;
  /** the place of the last item; null when nothing follows */
  readonly after: readonly (string | number)[] | null;
}

/** Of a ledger of which the records know nothing yet. */
export const EMPTY_PAGE = {
  items: [],
  total: 0,
  asOf: -1,
  after: null,
} as const satisfies RecordPage<never>;

/** Which records of a kind does the ledger tell of? */
export class RecordsFrom<K extends RecordKind> extends Query<RecordPage<RecordOf[K]>> {
  constructor(
    readonly kind: K,
    readonly request: RecordPageRequest<K>,
  ) {
    super();
  }
}

/** The same page, each record as the JSON that is stored of it. */
export class RecordTextsFrom<K extends RecordKind> extends Query<RecordPage<string>> {
  constructor(
    readonly kind: K,
    readonly request: RecordPageRequest<K>,
  ) {
    super();
  }
}

@QueryHandler(RecordsFrom)
export class RecordsFromHandler<K extends RecordKind> implements IQueryHandler<RecordsFrom<K>> {
  constructor(private readonly database: Database) {}

  execute({ kind, request }: RecordsFrom<K>): Promise<RecordPage<RecordOf[K]>> {
    return pageOf(this.database, { ...request, kind }, listRecords);
  }
}

@QueryHandler(RecordTextsFrom)
export class RecordTextsFromHandler<K extends RecordKind> implements IQueryHandler<
  RecordTextsFrom<K>
> {
  constructor(private readonly database: Database) {}

  execute({ kind, request }: RecordTextsFrom<K>): Promise<RecordPage<string>> {
    return pageOf(this.database, { ...request, kind }, listTexts);
  }
}

async function pageOf<K extends RecordKind, Shown>(
  database: Database,
  request: RecordPageRequest<K> & { readonly kind: K },
  list: (
    snapshot: Snapshot,
    wanted: Wanted<K>,
    part: Part,
  ) => Promise<readonly (Listed & { readonly record: Shown })[]>,
): Promise<RecordPage<Shown>> {
  const { ledger, kind, limit, after, asOf = null, filter, occurred = ANY_TIME } = request;
  const { order = 'position' } = request;
  const page = await withSnapshot(database, { ledger, asOf }, async (snapshot) => {
    const due = await dueBefore(snapshot, request.due ?? {});
    const wanted = { kind, filter, occurred, due };
    const rows = await list(snapshot, wanted, { limit: limit + 1, after, order });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    // what fits on the first page is counted already
    const counted =
      request.total ?? (after.length === 0 && last === undefined ? rows.length : null);
    return {
      items: shown.map(({ record }) => record),
      total: counted ?? (await countRecords(snapshot, wanted)),
      asOf: snapshot.asOf,
      after: last === undefined ? null : afterOf(order, last),
    };
  });
  return page ?? EMPTY_PAGE;
}
