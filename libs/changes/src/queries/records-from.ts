// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { RecordOf } from '../domain/fold/assemble-record.js';
import type { LabelFilter } from '../domain/labels.js';
import type { RecordKind } from '../domain/record.js';
import { type DueAsked, dueBefore } from './due-before.js';
import { ANY_TIME, countRecords, listRecords, type Period } from './list-records.js';
import { afterOf, type RecordOrder } from './record-order.js';
import { withSnapshot } from './snapshot.js';

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

/** Which records of a kind does the ledger tell of? */
export class RecordsFrom<K extends RecordKind> extends Query<RecordPage<RecordOf[K]>> {
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

  async execute({ kind, request }: RecordsFrom<K>): Promise<RecordPage<RecordOf[K]>> {
    const { ledger, limit, after, asOf = null, filter, occurred = ANY_TIME } = request;
    const { order = 'position' } = request;
    const page = await withSnapshot(this.database, { ledger, asOf }, async (snapshot) => {
      const due = await dueBefore(snapshot, request.due ?? {});
      const wanted = { kind, filter, occurred, due };
      const rows = await listRecords(snapshot, wanted, { limit: limit + 1, after, order });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map(({ record }) => record),
        total: request.total ?? (await countRecords(snapshot, wanted)),
        asOf: snapshot.asOf,
        after: last === undefined ? null : afterOf(order, last),
      };
    });
    return page ?? { items: [], total: 0, asOf: -1, after: null };
  }
}
