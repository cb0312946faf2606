// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Approval } from '../domain/approval/approval.js';
import type { Change } from '../domain/change/change.js';
import type { Deployment } from '../domain/deployment/deployment.js';
import type { IncidentLink } from '../domain/incident/incident-link.js';
import type { Item } from '../domain/item/item.js';
import type { Release } from '../domain/release/release.js';
import { findRecord, findRecords } from './find-record.js';
import { ANY_TIME, eachRecord } from './list-records.js';
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
  const incidents = [...change.incidentsCaused, ...change.incidentsFixed];
  return {
    asOf: snapshot.asOf,
    change,
    approvals: await findRecords(snapshot, 'approval', idsOf(change.approvals)),
    deployments: await findRecords(snapshot, 'deployment', idsOf(change.deployments)),
    incidents: await findRecords(snapshot, 'incident', idsOf(incidents)),
    releases: await findRecords(snapshot, 'release', change.releases),
    artifacts: await artifactsOf(snapshot, change),
  };
}

function idsOf(named: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(named.map(({ id }) => id))];
}

async function artifactsOf(
  snapshot: Snapshot,
  { artifactDigests }: Change,
): Promise<readonly Item[]> {
  if (artifactDigests.length === 0) return [];
  const filter = { class: ['artifact'], name: artifactDigests };
  const items: Item[] = [];
  for await (const item of eachRecord(snapshot, { kind: 'item', filter, occurred: ANY_TIME })) {
    items.push(item);
  }
  return items;
}
