// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Release } from '../domain/release/release.js';
import { asOf as foundAsOf, type RecordAsOf } from './as-of.js';
import { findRecord } from './find-record.js';
import { listRecords } from './list-records.js';
import { ANY_TIME } from './wanted.js';
import type { RecordRequest } from './record-by-id.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** What is the Release of that id, subject or version? Null when there is none. */
export class ReleaseByName extends Query<RecordAsOf<Release> | null> {
  constructor(readonly request: RecordRequest) {
    super();
  }
}

@QueryHandler(ReleaseByName)
export class ReleaseByNameHandler implements IQueryHandler<ReleaseByName> {
  constructor(private readonly database: Database) {}

  execute({ request }: ReleaseByName): Promise<RecordAsOf<Release> | null> {
    const { ledger, id, asOf = null } = request;
    return withSnapshot(this.database, { ledger, asOf }, async (snapshot) =>
      foundAsOf(snapshot.asOf, await findRelease(snapshot, id)),
    );
  }
}

/** A release by what people call it: its id, else its subject, else its version. */
export async function findRelease(snapshot: Snapshot, name: string): Promise<Release | null> {
  const byId = await findRecord(snapshot, 'release', name);
  if (byId !== null) return byId;
  for (const filter of [{ release: [name] }, { version: [name] }]) {
    const wanted = { kind: 'release', filter, occurred: ANY_TIME } as const;
    const [found] = await listRecords(snapshot, wanted, { limit: 1, after: [] });
    if (found !== undefined) return found.record;
  }
  return null;
}
