// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Approval } from '../domain/approval/approval.js';
import type { Change } from '../domain/change/change.js';
import type { Deployment } from '../domain/deployment/deployment.js';
import type { IncidentLink } from '../domain/incident/incident-link.js';
import type { Item } from '../domain/item/item.js';
import type { Release } from '../domain/release/release.js';
import { sortedDistinct } from '../domain/lists.js';
import { artifactItems, namedRecords } from './named-records.js';
import type { RecordRequest } from './record-by-id.js';
import { findRelease } from './release-by-name.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** Everything that the certificate of a release says, as of one position (controls.md R10). */
export interface ReleaseCertificate {
  readonly asOf: number;
  readonly release: Release;
  /** the Configuration items of the artifacts of its units */
  readonly units: readonly Item[];
  readonly changes: readonly Change[];
  readonly deployments: readonly Deployment[];
  readonly approvals: readonly Approval[];
  /** known issues: incidents that are put down to its deployments */
  readonly incidents: readonly IncidentLink[];
}

/** What does the certificate of a release say? Null when there is none of that name. */
export class ReleaseCertificateOf extends Query<ReleaseCertificate | null> {
  constructor(readonly request: RecordRequest) {
    super();
  }
}

@QueryHandler(ReleaseCertificateOf)
export class ReleaseCertificateOfHandler implements IQueryHandler<ReleaseCertificateOf> {
  constructor(private readonly database: Database) {}

  execute({ request }: ReleaseCertificateOf): Promise<ReleaseCertificate | null> {
    const { ledger, id, asOf = null } = request;
    return withSnapshot(this.database, { ledger, asOf }, async (snapshot) => {
      const release = await findRelease(snapshot, id);
      if (release === null) return null;
      return certificate(snapshot, release);
    });
  }
}

async function certificate(snapshot: Snapshot, release: Release): Promise<ReleaseCertificate> {
  const { change: changes, deployment: deployments } = await namedRecords(snapshot, {
    change: release.changes,
    deployment: release.deployments,
  });
  const given = changes.flatMap(({ approvals }) => approvals.map(({ id }) => id));
  const { approval: approvals, incident: incidents } = await namedRecords(snapshot, {
    approval: sortedDistinct([...release.approvals, ...given]),
    incident: sortedDistinct(deployments.flatMap(({ incidents: own }) => own)),
  });
  const digests = release.units.flatMap(({ artifactDigest }) => artifactDigest ?? []);
  const units = await artifactItems(snapshot, digests);
  return { asOf: snapshot.asOf, release, units, changes, deployments, approvals, incidents };
}
