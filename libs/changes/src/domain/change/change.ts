// SPDX-License-Identifier: Apache-2.0
import type { ApprovalVerdict } from '../authority/judge-approval.js';
import type { Authorised } from '../authority/authorisation.js';
import type { Authorisation, AuthorisationReason } from '../authority/conclusion.js';
import type { ModelViolation } from '../authority/model.js';
import type { Tier } from '../configuration/records-configuration.js';
import type { DeploymentState } from '../deployment/ending.js';
import type { DeploymentKind } from '../deployment/kind.js';
import type { MutableTag } from '../deployment/mutable-tag.js';
import type { BackoutPlan, RiskStatement } from '../evidence/authority-evidence.js';
import type { Basis } from '../evidence/head.js';
import type { RecordHead } from '../record.js';
import type { RequiredSuite, SuiteRun } from '../test-evidence/suites.js';
import type { BackoutResult, CloseCode } from './closing.js';
import type { Emergency } from './emergency.js';
import type { Lifecycle } from './lifecycle.js';
import type { MatchBasis } from './membership.js';
import type { PostHocEdit } from './post-hoc-edits.js';
import type { Segregation } from './segregation.js';

export type ChangeType = 'standard' | 'normal' | 'emergency';

/**
 * An ITIL change record: the authorised act, what it did, and the evidence (records.md a.3). Its
 * three axes, lifecycle, authorisation and (of the controls) conformance, are never folded into one.
 * Times are as their publishers wrote them.
 */
export interface Change extends RecordHead {
  readonly number: string;
  /** what it was: a standard change outside its model is a normal one (rule 3) */
  readonly type: ChangeType;
  /** what its request says it is */
  readonly claimedType: string | null;
  readonly modelId: string | null;
  readonly modelVersion: string | null;
  readonly modelViolations: readonly ModelViolation[];
  readonly title: string | null;
  readonly description: string | null;
  readonly reason: string | null;
  readonly requestedBy: string | null;
  readonly owner: string | null;
  readonly services: readonly string[];
  /** ids of Configuration items */
  readonly items: readonly string[];
  readonly environments: readonly string[];
  /** what those environments are for */
  readonly tiers: readonly Tier[];
  /** what its services are regulated by: `SOX` */
  readonly regulatoryTags: readonly string[];
  readonly artifactDigests: readonly string[];
  readonly configDigests: readonly string[];
  readonly sourceRevisions: readonly string[];
  readonly sourceChanges: readonly string[];
  readonly changeRequests: readonly string[];
  readonly scopeHash: string;
  readonly matchBasis: MatchBasis;
  readonly lifecycle: Lifecycle;
  readonly isOnHold: boolean;
  readonly authorisation: Authorisation;
  readonly authorisationReason: AuthorisationReason;
  readonly authority: Authorised['authority'];
  readonly authorisedAt: string | null;
  readonly closeCode: CloseCode | null;
  readonly backoutResult: BackoutResult;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  /** position of the entry that first told of its start: as of it, the record stood as implementation began */
  readonly implementationPosition: number | null;
  readonly risk: RiskStatement | null;
  readonly impact: string | null;
  readonly securityImpact: string | null;
  readonly backoutPlan: BackoutPlan | null;
  readonly tests: readonly SuiteRun[];
  readonly requiredSuites: readonly RequiredSuite[];
  /** what policies said of it before it began */
  readonly gates: readonly GateVerdict[];
  readonly tickets: readonly Ticket[];
  readonly approvals: readonly ChangeApproval[];
  readonly deployments: readonly ChangeDeployment[];
  /** ids of Releases */
  readonly releases: readonly string[];
  readonly incidentsCaused: readonly IncidentReference[];
  readonly incidentsFixed: readonly IncidentReference[];
  /** ids of Changes: whose consequences it repairs, and which repair its own (rule 9) */
  readonly remediates: readonly string[];
  readonly remediatedBy: readonly string[];
  readonly emergency: Emergency | null;
  /** without authorisation at first exposure: no later approval takes that back */
  readonly isUnauthorised: boolean;
  /** its request was submitted after it had begun */
  readonly isRetroRegistered: boolean;
  readonly postHocEdits: readonly PostHocEdit[];
  readonly review: PostImplementationReview | null;
  readonly segregation: Segregation;
  readonly mutableTags: readonly MutableTag[];
  /** positions of evidence whose identity was used for other content before (rule 24) */
  readonly conflicts: readonly number[];
  /** the rules by which it was assembled */
  readonly configurationVersion: string;
}

/** A decision on the change, as it was taken, and what it amounts to for what went live. */
export interface ChangeApproval {
  /** id of the Approval */
  readonly id: string;
  readonly position: number;
  readonly subject: string;
  readonly approver: string | null;
  readonly decision: string;
  readonly meaning: string | null;
  readonly role: string | null;
  readonly function: string | null;
  readonly method: string | null;
  readonly decidedAt: string;
  readonly recordedAt: string;
  readonly verdict: ApprovalVerdict;
  /** the approver wrote what was approved */
  readonly isSelf: boolean;
  /** the gate says that this person may not approve */
  readonly isBlocked: boolean;
  /** recorded after the start of what it allows, whenever it claims to have been given */
  readonly isRecordedAfterStart: boolean;
}

/** What the change did in one environment. */
export interface ChangeDeployment {
  /** id of the Deployment */
  readonly id: string;
  readonly position: number;
  readonly subject: string | null;
  readonly service: string | null;
  readonly environment: string;
  readonly kind: DeploymentKind;
  readonly artifactDigest: string | null;
  readonly configDigest: string | null;
  readonly state: DeploymentState;
  readonly outcome: string | null;
  readonly deployer: string | null;
  readonly attempt: number;
  readonly startedAt: string | null;
  readonly effectiveAt: string | null;
  readonly finishedAt: string | null;
  readonly approvalAtStart: boolean | null;
  readonly isPlannedBackout: boolean;
}

/** A verdict of a policy on the change, or on what it brings. */
export interface GateVerdict {
  readonly position: number;
  readonly policy: string;
  readonly policyVersion: string | null;
  readonly outcome: string | null;
  readonly evaluatedAt: string;
}

/** A work item behind the change; what is null was never told of. */
export interface Ticket {
  readonly key: string;
  readonly summary: string | null;
  readonly openedAt: string | null;
  readonly url: string | null;
}

export interface IncidentReference {
  /** id of the IncidentLink */
  readonly id: string;
  readonly incident: string;
  readonly basis: Basis;
}

/** What was found when the change was looked back at. */
export interface PostImplementationReview {
  readonly reviewer: string | null;
  readonly result: string | null;
  readonly at: string;
}
