// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { RecordOf } from '../domain/fold/assemble-record.js';
import type { RecordKind } from '../domain/record.js';
import { findRecords } from './find-record.js';
import { withSnapshot } from './snapshot.js';

/** Which records: their ids, as of a position. */
export interface RecordsRequest {
  readonly ledger: string;
  readonly ids: readonly string[];
  readonly asOf: number | null;
}

/** What are the records of these ids? Those that there are, in the order of the ids. */
export class RecordsByIds<K extends RecordKind> extends Query<readonly RecordOf[K][]> {
  constructor(
    readonly kind: K,
    readonly request: RecordsRequest,
  ) {
    super();
  }
}

@QueryHandler(RecordsByIds)
export class RecordsByIdsHandler<K extends RecordKind> implements IQueryHandler<RecordsByIds<K>> {
  constructor(private readonly database: Database) {}

  async execute({ kind, request }: RecordsByIds<K>): Promise<readonly RecordOf[K][]> {
    const found = await withSnapshot(this.database, request, (snapshot) =>
      findRecords(snapshot, kind, request.ids),
    );
    return found ?? [];
  }
}
