// SPDX-License-Identifier: Apache-2.0
import type { ApprovalVerdict } from '../authority/judge-approval.js';
import type { RecordHead } from '../record.js';

/** A decision that was asked for, or a code review: by whom, on what, meaning what, when (records.md a.3). */
export interface Approval extends RecordHead {
  readonly subject: ApprovalSubject;
  readonly state: ApprovalState;
  /** what it speaks for: a hash, digests, an environment; null and empty: it does not say */
  readonly scopeHashApproved: string | null;
  readonly artifactDigests: readonly string[];
  readonly environment: string | null;
  readonly requestor: string | null;
  readonly requestedAt: string | null;
  readonly decidedAt: string | null;
  readonly gate: string | null;
  readonly method: string | null;
  readonly meaning: string | null;
  readonly requiredApprovers: number;
  readonly votes: readonly ApprovalVote[];
  readonly evidenceUrl: string | null;
  readonly expiresAt: string | null;
  /** what it amounts to for each Deployment that it may speak for */
  readonly effects: readonly ApprovalEffect[];
  /** given for another scope than what went live, or than what was reviewed last */
  readonly isStale: boolean;
  /** an approver wrote what was approved */
  readonly isSelf: boolean;
  /** an approver has the function of an author, as far as functions are known; null: not known */
  readonly sharesFunction: boolean | null;
  /** given after the first exposure of what it allows */
  readonly isRetroactive: boolean;
  readonly hoursLate: number | null;
}

/** What a decision is on. */
export interface ApprovalSubject {
  readonly kind:
    'changeRequest' | 'changeModel' | 'artifact' | 'sourceChange' | 'scope' | 'resource';
  readonly id: string;
}

/** Where an approval is, as far as its own events say. */
export type ApprovalState =
  | 'requested'
  | 'incomplete'
  | 'deferred'
  | 'approved'
  | 'rejected'
  | 'cancelled'
  | 'expired'
  | 'changes_requested'
  | 'dismissed';

/** What one person answered, and in which capacity. */
export interface ApprovalVote {
  readonly position: number;
  readonly approver: string | null;
  readonly decision: string;
  readonly role: string | null;
  readonly function: string | null;
  /** roles held when it was decided, as the configuration knows them; null: it knows none (rule 27) */
  readonly rolesHeld: readonly string[] | null;
  /** the claimed role was held then; null: not known */
  readonly hadAuthority: boolean | null;
  readonly onBehalfOf: string | null;
  readonly comment: string | null;
  readonly decidedAt: string;
  readonly recordedAt: string;
  readonly isBlocked: boolean;
}

/** What it amounts to for one Deployment. */
export interface ApprovalEffect {
  readonly deploymentId: string;
  readonly changeId: string | null;
  readonly verdict: ApprovalVerdict;
}
