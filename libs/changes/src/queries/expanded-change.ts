// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Approval } from '../domain/approval/approval.js';
import type { Change } from '../domain/change/change.js';
import type { Deployment } from '../domain/deployment/deployment.js';
import type { IncidentLink } from '../domain/incident/incident-link.js';
import type { Item } from '../domain/item/item.js';
import type { Release } from '../domain/release/release.js';
import { findRecord } from './find-record.js';
import { artifactItems, namedRecords } from './named-records.js';
import type { RecordRequest } from './record-by-id.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** A Change with every record that it names, whole, as of one position. */
export interface ExpandedChange {
  readonly asOf: number;
  readonly change: Change;
  readonly approvals: readonly Approval[];
  readonly deployments: readonly Deployment[];
  readonly incidents: readonly IncidentLink[];
  readonly releases: readonly Release[];
  readonly artifacts: readonly Item[];
}

/** What is everything on a Change? Null when there is none of that number. */
export class ExpandedChangeOf extends Query<ExpandedChange | null> {
  constructor(readonly request: RecordRequest) {
    super();
  }
}

@QueryHandler(ExpandedChangeOf)
export class ExpandedChangeOfHandler implements IQueryHandler<ExpandedChangeOf> {
  constructor(private readonly database: Database) {}

  execute({ request }: ExpandedChangeOf): Promise<ExpandedChange | null> {
    const { ledger, id, asOf = null } = request;
    return withSnapshot(this.database, { ledger, asOf }, async (snapshot) => {
      const change = await findRecord(snapshot, 'change', id);
      return change === null ? null : expanded(snapshot, change);
    });
  }
}

async function expanded(snapshot: Snapshot, change: Change): Promise<ExpandedChange> {
  const named = await namedRecords(snapshot, {
    approval: change.approvals,
    deployment: change.deployments,
    incident: [...change.incidentsCaused, ...change.incidentsFixed],
    release: change.releases,
  });
  return {
    asOf: snapshot.asOf,
    change,
    approvals: named.approval,
    deployments: named.deployment,
    incidents: named.incident,
    releases: named.release,
    artifacts: await artifactItems(snapshot, change.artifactDigests),
  };
}
