// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Change } from '../domain/change/change.js';
import { asOf as foundAsOf, type RecordAsOf } from './as-of.js';
import { findRecord } from './find-record.js';
import { withSnapshot } from './snapshot.js';

/** How did the Change stand when its implementation began? Null when it has not, or there is none. */
export class ChangeAsImplemented extends Query<RecordAsOf<Change> | null> {
  constructor(
    readonly ledger: string,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(ChangeAsImplemented)
export class ChangeAsImplementedHandler implements IQueryHandler<ChangeAsImplemented> {
  constructor(private readonly database: Database) {}

  async execute({ ledger, id }: ChangeAsImplemented): Promise<RecordAsOf<Change> | null> {
    const asOf = await this.startOf(ledger, id);
    if (asOf === null) return null;
    return withSnapshot(this.database, { ledger, asOf }, async (snapshot) =>
      foundAsOf(snapshot.asOf, await findRecord(snapshot, 'change', id)),
    );
  }

  private async startOf(ledger: string, id: string): Promise<number | null> {
    const change = await withSnapshot(this.database, { ledger, asOf: null }, (snapshot) =>
      findRecord(snapshot, 'change', id),
    );
    return change?.implementationPosition ?? null;
  }
}
