// SPDX-License-Identifier: Apache-2.0

/** A decision on the change, as it was taken, and what it amounts to for what went live. */
export class ChangeApprovalDto {
  /** id of the Approval */
  id!: string;
  position!: number;
  subject!: string;
  approver!: string | null;
  decision!: string;
  meaning!: string | null;
  role!: string | null;
  function!: string | null;
  method!: string | null;
  decidedAt!: string;
  recordedAt!: string;
  verdict!: string;
  /** the approver wrote what was approved */
  isSelf!: boolean;
  /** the gate says that this person may not approve */
  isBlocked!: boolean;
  /** recorded after the start of what it allows, whenever it claims to have been given */
  isRecordedAfterStart!: boolean;
}

/** What the change did in one environment. */
export class ChangeDeploymentDto {
  /** id of the Deployment */
  id!: string;
  position!: number;
  subject!: string | null;
  service!: string | null;
  environment!: string;
  kind!: string;
  artifactDigest!: string | null;
  configDigest!: string | null;
  state!: string;
  outcome!: string | null;
  deployer!: string | null;
  attempt!: number;
  startedAt!: string | null;
  effectiveAt!: string | null;
  finishedAt!: string | null;
  approvalAtStart!: boolean | null;
  isPlannedBackout!: boolean;
}

export class IncidentReferenceDto {
  /** id of the IncidentLink */
  id!: string;
  incident!: string;
  basis!: string;
}

/** What justifies an emergency change, and whether it was made good in time (rule 16). */
export class EmergencyDto {
  /** an incident of what it changes had been detected before it began */
  isJustified!: boolean;
  isApprovedBefore!: boolean;
  /** until when it had to be ratified, while it is not in time; null: it needs nothing more */
  ratifyBy!: string | null;
  ratifiedAt!: string | null;
  /** hours from the start to the approval that came after it */
  hoursLate!: number | null;
  /** null: not yet */
  isRatifiedInTime!: boolean | null;
  reviewedAt!: string | null;
  isReviewedInTime!: boolean | null;
}

/** Who wrote, approved and deployed: values for controls, no verdict (rules 5, 6). */
export class SegregationDto {
  authors!: string[];
  reviewers!: string[];
  approvers!: string[];
  deployers!: string[];
  /** authors without a reviewer of their final work who is somebody else */
  unreviewedAuthors!: string[];
  /** approvers who wrote what they approved */
  selfApprovers!: string[];
  /** deployers who wrote or approved what they deployed */
  selfDeployers!: string[];
  /** a code change whose authors, or a deployment whose deployer, is not named: not known is no pass */
  isAuthorUnknown!: boolean;
  isDeployerUnknown!: boolean;
}
