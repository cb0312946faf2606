// SPDX-License-Identifier: Apache-2.0
import type { Change } from '#changes';
import { mutableCopy } from '../http/mutable-copy.js';
import { Page } from '../http/page.dto.js';

/** A decision on a Change, as it was taken. */
export class ApprovalDto {
  position!: number;
  subject!: string;
  approver!: string | null;
  decision!: string;
  meaning!: string | null;
  role!: string | null;
  decidedAt!: string;
  recordedAt!: string;
}

/** A finished test suite run on something that the Change brought. */
export class TestEvidenceDto {
  position!: number;
  run!: string;
  kind!: string | null;
  outcome!: string | null;
  artifactDigest!: string | null;
  finishedAt!: string;
}

/** A step of moving something into an environment. */
export class DeploymentDto {
  position!: number;
  subject!: string;
  act!: string;
  service!: string | null;
  environment!: string;
  artifactDigest!: string | null;
  outcome!: string | null;
  deployer!: string | null;
  occurredAt!: string;
  recordedAt!: string;
}

/** An ITIL change record, assembled from the ledger. */
export class ChangeDto {
  id!: string;
  number!: string;
  type!: string;
  title!: string | null;
  reason!: string | null;
  requestedBy!: string | null;
  services!: string[];
  environments!: string[];
  artifactDigests!: string[];
  configDigests!: string[];
  sourceRevisions!: string[];
  sourceChanges!: string[];
  changeRequests!: string[];
  lifecycle!: string;
  authorisation!: string;
  closeCode!: string | null;
  plannedStart!: string | null;
  plannedEnd!: string | null;
  actualStart!: string | null;
  actualEnd!: string | null;
  approvals!: ApprovalDto[];
  tests!: TestEvidenceDto[];
  deployments!: DeploymentDto[];
  sourceEvents!: number[];
  firstPosition!: number;
  lastPosition!: number;
}

/** A page of Changes. */
export class ChangePageDto extends Page<ChangeDto> {
  declare items: ChangeDto[];
}

/** A Change as the API shows it. */
export function toChangeDto(change: Change): ChangeDto {
  return mutableCopy(change);
}
