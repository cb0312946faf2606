// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { RecordOf } from '../domain/fold/assemble-record.js';
import type { LabelFilter } from '../domain/labels.js';
import type { RecordKind } from '../domain/record.js';
import {
  ANY_TIME,
  countRecords,
  listRecords,
  type Period,
  type RecordOrder,
} from './list-records.js';
import { withSnapshot } from './snapshot.js';

/** Which page of which records. */
export interface RecordPageRequest<K extends RecordKind> {
  readonly ledger: string;
  readonly limit: number;
  /** first position and id after which it starts; empty: at the beginning */
  readonly after: readonly (string | number)[];
  /** the last position to look at; null or absent: the newest that the records know */
  readonly asOf?: number | null;
  readonly filter?: LabelFilter<K>;
  /** happened in [from, to): a Change began, a Deployment took effect, an Approval was decided, … */
  readonly occurred?: Period;
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
  /** first position and id of the last item; null when nothing follows */
  readonly after: readonly [number, string] | null;
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
    const { ledger, limit, after, asOf = null, filter, occurred = ANY_TIME, order } = request;
    const wanted = { kind, filter, occurred };
    const page = await withSnapshot(this.database, { ledger, asOf }, async (snapshot) => {
      const part = { limit: limit + 1, after, ...(order === undefined ? {} : { order }) };
      const rows = await listRecords(snapshot, wanted, part);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map(({ record }) => record),
        total: request.total ?? (await countRecords(snapshot, wanted)),
        asOf: snapshot.asOf,
        after: last === undefined ? null : ([last.first, last.id] as const),
      };
    });
    return page ?? { items: [], total: 0, asOf: -1, after: null };
  }
}
