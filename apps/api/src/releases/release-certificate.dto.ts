// SPDX-License-Identifier: Apache-2.0
import { PartialType } from '@nestjs/swagger';
import type { ReleaseCertificate } from '#changes';
import { ApprovalDto, toApprovalDto } from '../approvals/approval.dto.js';
import { ChangeDto, toChangeDto } from '../changes/change.dto.js';
import { DeploymentDto, toDeploymentDto } from '../deployments/deployment.dto.js';
import { owned } from '../http/owned.js';
import { IncidentDto, toIncidentDto } from '../incidents/incident.dto.js';
import { ItemDto, toItemDto } from '../items/item.dto.js';
import { ReleaseDto, toReleaseDto } from './release.dto.js';

/** The records that a Release names, whole. */
class ReleaseRecordsDto {
  /** the Configuration items of the artifacts of its units */
  units!: ItemDto[];
  changes!: ChangeDto[];
  deployments!: DeploymentDto[];
  /** of the Release and of its Changes */
  approvals!: ApprovalDto[];
  /** known issues: incidents that are put down to its deployments */
  incidents!: IncidentDto[];
}

/** Everything that is known of a Release, as of one position. */
export class ReleaseCertificateDto extends ReleaseRecordsDto {
  ledger!: string;
  /** the last position looked at */
  asOf!: number;
  release!: ReleaseDto;
}

/** The records that a Release names, whole; those alone that were asked for. */
export class ReleasePartsDto extends PartialType(ReleaseRecordsDto) {}

/** A Release with what was asked for beside it, as of the same position. */
export class ExpandedReleaseDto extends ReleaseDto {
  expanded?: ReleasePartsDto;
}

/** A certificate as the API shows it. */
export function toReleaseCertificateDto(
  ledger: string,
  certificate: ReleaseCertificate,
): ReleaseCertificateDto {
  const { asOf, release } = certificate;
  return { ledger, asOf, release: toReleaseDto(release), ...recordsIn(certificate) };
}

/** A Release with its parts as the API shows it. */
export function toExpandedReleaseDto(
  certificate: ReleaseCertificate,
  parts: readonly string[],
): ExpandedReleaseDto {
  const wanted = Object.entries(recordsIn(certificate)).filter(([part]) => parts.includes(part));
  return owned({ ...certificate.release, expanded: Object.fromEntries(wanted) });
}

/** A plain object, to be spread. */
function recordsIn(certificate: ReleaseCertificate) {
  const { units, changes, deployments, approvals, incidents } = certificate;
  return {
    units: units.map(toItemDto),
    changes: changes.map(toChangeDto),
    deployments: deployments.map(toDeploymentDto),
    approvals: approvals.map(toApprovalDto),
    incidents: incidents.map(toIncidentDto),
  };
}
