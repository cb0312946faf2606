// SPDX-License-Identifier: Apache-2.0
import type { EvidenceHead } from './head.js';

/** What is said of a change request, by one event or by all of them. */
export interface RequestContent {
  readonly number: string;
  readonly changeType: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly reason: string | null;
  readonly requestor: string | null;
  readonly model: ModelReference | null;
  readonly environments: readonly string[];
  readonly services: readonly string[];
  readonly artifactDigests: readonly string[];
  readonly configDigests: readonly string[];
  readonly scopeHash: string | null;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly risk: RiskStatement | null;
  readonly impact: string | null;
  readonly securityImpact: string | null;
  readonly backoutPlan: BackoutPlan | null;
  readonly codeChanges: readonly string[];
  readonly tickets: readonly string[];
  /** the ticket or id of the incident that it is to resolve */
  readonly incident: string | null;
  readonly outcome: string | null;
}

/** What a change request says: `itil-changerequest.*`. */
export interface RequestEvidence extends EvidenceHead, RequestContent {
  readonly kind: 'request';
  /** of a post-implementation review */
  readonly result: string | null;
  readonly externalId: string | null;
  readonly externalSystem: string | null;
}

/** A change model by id and version. */
export interface ModelReference {
  readonly id: string;
  readonly version: string | null;
}

/** How a risk was weighed. */
export interface RiskStatement {
  readonly level: string;
  readonly score: number | null;
  readonly method: string | null;
  readonly assessor: string | null;
}

/** The way back. */
export interface BackoutPlan {
  readonly kind: string;
  readonly targetDigest: string | null;
  readonly windowMinutes: number | null;
  readonly isTested: boolean | null;
}

/** A step of an approval: `approval.created`, `.updated`, `.closed`. */
export interface ApprovalEvidence extends EvidenceHead {
  readonly kind: 'approval';
  readonly approval: string;
  readonly target: string | null;
  readonly evidenceUrl: string | null;
  readonly requestor: string | null;
  readonly responder: string | null;
  readonly decision: string | null;
  readonly status: string | null;
  readonly gate: string | null;
  readonly environment: string | null;
  readonly artifactDigests: readonly string[];
  readonly scopeHash: string | null;
  readonly changeRequest: string | null;
  readonly role: string | null;
  readonly function: string | null;
  readonly meaning: string | null;
  readonly method: string | null;
  readonly requiredApprovers: number | null;
  readonly blockedApprovers: readonly string[];
  readonly comment: string | null;
  readonly expiresAt: string | null;
  readonly onBehalfOf: string | null;
  readonly policyRef: string | null;
}

/** A verdict of a policy: `itil-gate.evaluated`. */
export interface GateEvidence extends EvidenceHead {
  readonly kind: 'gate';
  readonly policy: string;
  readonly policyVersion: string | null;
  readonly outcome: string | null;
  readonly subject: string;
  readonly changeRequest: string | null;
  readonly environment: string | null;
}

/** What happened to a maintenance or freeze window: `itil-changewindow.*`. */
export interface WindowEvidence extends EvidenceHead {
  readonly kind: 'window';
  readonly windowType: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly environments: readonly string[];
  readonly services: readonly string[];
  readonly reason: string | null;
  readonly authority: string | null;
  /** what may pass it all the same: a change request, a deployment */
  readonly subjectRef: string | null;
}
