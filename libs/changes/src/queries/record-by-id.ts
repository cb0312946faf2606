// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { RecordOf } from '../domain/fold/assemble-record.js';
import type { RecordKind } from '../domain/record.js';
import { asOf as foundAsOf, type RecordAsOf } from './as-of.js';
import { findRecord } from './find-record.js';
import { withSnapshot } from './snapshot.js';

/** Which record is asked for, as of which position; null or absent: the newest that is known. */
export interface RecordRequest {
  readonly ledger: string;
  readonly id: string;
  readonly asOf?: number | null;
}

/** What is the record of that kind and id? Null when there is none. */
export class RecordById<K extends RecordKind> extends Query<RecordAsOf<RecordOf[K]> | null> {
  constructor(
    readonly kind: K,
    readonly request: RecordRequest,
  ) {
    super();
  }
}

@QueryHandler(RecordById)
export class RecordByIdHandler<K extends RecordKind> implements IQueryHandler<RecordById<K>> {
  constructor(private readonly database: Database) {}

  execute({ kind, request }: RecordById<K>): Promise<RecordAsOf<RecordOf[K]> | null> {
    const { ledger, id, asOf = null } = request;
    return withSnapshot(this.database, { ledger, asOf }, async (snapshot) =>
      foundAsOf(snapshot.asOf, await findRecord(snapshot, kind, id)),
    );
  }
}
