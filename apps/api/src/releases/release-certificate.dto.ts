// SPDX-License-Identifier: Apache-2.0
import type { ReleaseCertificate } from '#changes';
import { ApprovalDto, toApprovalDto } from '../approvals/approval.dto.js';
import { ChangeDto, toChangeDto } from '../changes/change.dto.js';
import { DeploymentDto, toDeploymentDto } from '../deployments/deployment.dto.js';
import { IncidentDto, toIncidentDto } from '../incidents/incident.dto.js';
import { ReleaseDto, toReleaseDto } from './release.dto.js';

/** Everything that is known of a Release, as of one position. */
export class ReleaseCertificateDto {
  ledger!: string;
  /** the last position looked at */
  asOf!: number;
  release!: ReleaseDto;
  changes!: ChangeDto[];
  deployments!: DeploymentDto[];
  approvals!: ApprovalDto[];
  /** known issues: incidents that are put down to its deployments */
  incidents!: IncidentDto[];
}

/** A certificate as the API shows it. */
export function toReleaseCertificateDto(
  ledger: string,
  certificate: ReleaseCertificate,
): ReleaseCertificateDto {
  const { asOf, release, changes, deployments, approvals, incidents } = certificate;
  return {
    ledger,
    asOf,
    release: toReleaseDto(release),
    changes: changes.map(toChangeDto),
    deployments: deployments.map(toDeploymentDto),
    approvals: approvals.map(toApprovalDto),
    incidents: incidents.map(toIncidentDto),
  };
}
