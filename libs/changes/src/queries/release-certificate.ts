// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Approval } from '../domain/approval/approval.js';
import type { Change } from '../domain/change/change.js';
import type { Deployment } from '../domain/deployment/deployment.js';
import type { IncidentLink } from '../domain/incident/incident-link.js';
import type { Release } from '../domain/release/release.js';
import { sortedDistinct } from '../domain/lists.js';
import { findRecords } from './find-record.js';
import type { RecordRequest } from './record-by-id.js';
import { findRelease } from './release-by-name.js';
import { withSnapshot } from './snapshot.js';

/** Everything that the certificate of a release says, as of one position (controls.md R10). */
export interface ReleaseCertificate {
  readonly asOf: number;
  readonly release: Release;
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
      const changes = await findRecords(snapshot, 'change', release.changes);
      const deployments = await findRecords(snapshot, 'deployment', release.deployments);
      const given = changes.flatMap(({ approvals }) => approvals.map((approval) => approval.id));
      const approvals = sortedDistinct([...release.approvals, ...given]);
      const incidents = sortedDistinct(deployments.flatMap(({ incidents: own }) => own));
      return {
        asOf: snapshot.asOf,
        release,
        changes,
        deployments,
        approvals: await findRecords(snapshot, 'approval', approvals),
        incidents: await findRecords(snapshot, 'incident', incidents),
      };
    });
  }
}
