// SPDX-License-Identifier: Apache-2.0
import type { Approval } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';
import { RecordDto } from '../records/record.dto.js';

/** What a decision is on. */
export class ApprovalSubjectDto {
  kind!: string;
  id!: string;
}

/** What one person answered, and in which capacity. */
export class VoteDto {
  position!: number;
  approver!: string | null;
  decision!: string;
  role!: string | null;
  function!: string | null;
  /** roles held when it was decided, as the configuration knows them; null: it knows none (rule 27) */
  rolesHeld!: string[] | null;
  /** the claimed role was held then; null: not known */
  hadAuthority!: boolean | null;
  onBehalfOf!: string | null;
  comment!: string | null;
  decidedAt!: string;
  recordedAt!: string;
  isBlocked!: boolean;
}

/** What it amounts to for one Deployment. */
export class ApprovalEffectDto {
  deploymentId!: string;
  changeId!: string | null;
  verdict!: string;
}

/** A decision that was asked for, or a code review: by whom, on what, meaning what, when (records.md a.3). */
export class ApprovalDto extends RecordDto {
  subject!: ApprovalSubjectDto;
  state!: string;
  /** what it speaks for: a hash, digests, an environment; null and empty: it does not say */
  scopeHashApproved!: string | null;
  artifactDigests!: string[];
  environment!: string | null;
  requestor!: string | null;
  requestedAt!: string | null;
  decidedAt!: string | null;
  gate!: string | null;
  method!: string | null;
  meaning!: string | null;
  requiredApprovers!: number;
  votes!: VoteDto[];
  evidenceUrl!: string | null;
  expiresAt!: string | null;
  /** what it amounts to for each Deployment that it may speak for */
  effects!: ApprovalEffectDto[];
  /** given for another scope than what went live, or than what was reviewed last */
  isStale!: boolean;
  /** an approver wrote what was approved */
  isSelf!: boolean;
  /** an approver has the function of an author, as far as functions are known; null: not known */
  sharesFunction!: boolean | null;
  /** given after the first exposure of what it allows */
  isRetroactive!: boolean;
  hoursLate!: number | null;
}

/** A page of Approvals. */
export class ApprovalPageDto extends Page<ApprovalDto> {
  declare items: ApprovalDto[];
}

/** An Approval as the API shows it. */
export function toApprovalDto(approval: Approval): ApprovalDto {
  return owned(approval);
}
