// SPDX-License-Identifier: Apache-2.0

export type ChangeType = 'standard' | 'normal' | 'emergency';
/** Where the work is (records.md a.2); one of three axes that are never folded into one. */
export type Lifecycle =
  'draft' | 'assess' | 'authorise' | 'scheduled' | 'implement' | 'review' | 'closed' | 'canceled';
/** Who said yes, and when. */
export type Authorisation =
  'none' | 'pending' | 'approved' | 'rejected' | 'absent' | 'ratified_late';
export type CloseCode = 'successful' | 'successful_with_issues' | 'unsuccessful';

/** An ITIL change record, assembled from facts: the authorised act, what it did, and the evidence. */
export interface Change {
  readonly id: string;
  readonly number: string;
  readonly type: ChangeType;
  readonly title: string | null;
  readonly reason: string | null;
  readonly requestedBy: string | null;
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly artifactDigests: readonly string[];
  readonly configDigests: readonly string[];
  readonly sourceRevisions: readonly string[];
  readonly sourceChanges: readonly string[];
  readonly changeRequests: readonly string[];
  readonly lifecycle: Lifecycle;
  readonly authorisation: Authorisation;
  readonly closeCode: CloseCode | null;
  /** times as their publishers wrote them */
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  readonly approvals: readonly Approval[];
  readonly tests: readonly TestEvidence[];
  readonly deployments: readonly Deployment[];
  /** positions of every entry that this record was assembled from */
  readonly sourceEvents: readonly number[];
  readonly firstPosition: number;
  readonly lastPosition: number;
}

/** A decision on the change, as it was taken. */
export interface Approval {
  readonly position: number;
  readonly subject: string;
  readonly approver: string | null;
  readonly decision: string;
  readonly meaning: string | null;
  readonly role: string | null;
  readonly decidedAt: string;
  readonly recordedAt: string;
}

/** A finished test suite run on something that the change brought. */
export interface TestEvidence {
  readonly position: number;
  readonly run: string;
  readonly kind: string | null;
  readonly outcome: string | null;
  readonly artifactDigest: string | null;
  readonly finishedAt: string;
}

/** Moving something into an environment, or a step of that. */
export interface Deployment {
  readonly position: number;
  readonly subject: string;
  /** what the event says: `service.deployed`, `itil-deployment.finished`, … */
  readonly act: string;
  readonly service: string | null;
  readonly environment: string;
  readonly artifactDigest: string | null;
  readonly outcome: string | null;
  readonly deployer: string | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
}
