// SPDX-License-Identifier: Apache-2.0
import type { ExpandedChange } from '#changes';
import { ApprovalDto, toApprovalDto } from '../approvals/approval.dto.js';
import { DeploymentDto, toDeploymentDto } from '../deployments/deployment.dto.js';
import { owned } from '../http/owned.js';
import { IncidentDto, toIncidentDto } from '../incidents/incident.dto.js';
import { ItemDto, toItemDto } from '../items/item.dto.js';
import { ReleaseDto, toReleaseDto } from '../releases/release.dto.js';
import { ChangeDto } from './change.dto.js';

/** The records that a Change names, whole; those alone that were asked for. */
export class ChangePartsDto {
  approvals?: ApprovalDto[];
  deployments?: DeploymentDto[];
  incidents?: IncidentDto[];
  releases?: ReleaseDto[];
  /** the Configuration items of its artifacts */
  artifacts?: ItemDto[];
}

/** A Change with what was asked for beside it, as of the same position. */
export class ExpandedChangeDto extends ChangeDto {
  expanded?: ChangePartsDto;
}

/** A Change with its parts as the API shows it. */
export function toExpandedChangeDto(
  found: ExpandedChange,
  parts: readonly string[],
): ExpandedChangeDto {
  const all = {
    approvals: found.approvals.map(toApprovalDto),
    deployments: found.deployments.map(toDeploymentDto),
    incidents: found.incidents.map(toIncidentDto),
    releases: found.releases.map(toReleaseDto),
    artifacts: found.artifacts.map(toItemDto),
  };
  const wanted = Object.entries(all).filter(([part]) => parts.includes(part));
  return owned({ ...found.change, expanded: Object.fromEntries(wanted) });
}
