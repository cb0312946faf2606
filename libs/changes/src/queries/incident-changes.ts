// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Change } from '../domain/change/change.js';
import type { AsOf } from './as-of.js';
import { findRecord, findRecords } from './find-record.js';
import { listRecords } from './list-records.js';
import { ANY_TIME } from './wanted.js';
import type { RecordRequest } from './record-by-id.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** Which Changes caused or resolved the incident of that id or key? Null when there is none. */
export class IncidentChanges extends Query<AsOf<Change> | null> {
  constructor(readonly request: RecordRequest) {
    super();
  }
}

@QueryHandler(IncidentChanges)
export class IncidentChangesHandler implements IQueryHandler<IncidentChanges> {
  constructor(private readonly database: Database) {}

  execute({ request }: IncidentChanges): Promise<AsOf<Change> | null> {
    const { ledger, id, asOf = null } = request;
    return withSnapshot(this.database, { ledger, asOf }, async (snapshot) => {
      const incident = await incidentNamed(snapshot, id);
      if (incident === null) return null;
      const ids = [...new Set([...incident.causedByChanges, ...incident.fixedByChanges])];
      return { asOf: snapshot.asOf, items: await findRecords(snapshot, 'change', ids) };
    });
  }
}

/** An incident by its id, else by what its own system calls it. */
async function incidentNamed(snapshot: Snapshot, name: string) {
  const byId = await findRecord(snapshot, 'incident', name);
  if (byId !== null) return byId;
  const wanted = { kind: 'incident', filter: { incident: [name] }, occurred: ANY_TIME } as const;
  const [found] = await listRecords(snapshot, wanted, { limit: 1, after: [] });
  return found?.record ?? null;
}
