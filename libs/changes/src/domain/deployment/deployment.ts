// SPDX-License-Identifier: Apache-2.0
import type { Authorisation, AuthorisationReason } from '../authority/conclusion.js';
import type { MatchBasis } from '../change/membership.js';
import type { Tier } from '../configuration/records-configuration.js';
import type { Actor, Basis } from '../evidence/head.js';
import type { RecordHead } from '../record.js';
import type { Commit } from '../source-change/commits.js';
import type { RequiredSuite } from '../test-evidence/suites.js';
import type { FreezeHit } from '../window/windows.js';
import type { DeploymentState } from './ending.js';
import type { DeploymentKind } from './kind.js';
import type { MutableTag } from './mutable-tag.js';
import type { Stage } from './promotion.js';

/** Moving something new or changed into an environment (records.md a.3); times as their publishers wrote them. */
export interface Deployment extends RecordHead {
  /** subject id of its `itil-deployment.*` events; null: only what took effect was told */
  readonly subject: string | null;
  /** null: several, or not said */
  readonly service: string | null;
  readonly services: readonly string[];
  readonly environment: string;
  readonly tier: Tier;
  readonly isControlled: boolean;
  readonly kind: DeploymentKind;
  readonly kindBasis: Basis;
  readonly artifactDigest: string | null;
  readonly artifactId: string | null;
  readonly previousArtifactDigest: string | null;
  readonly configDigest: string | null;
  readonly previousConfigDigest: string | null;
  /** flag and what it was set to, of a flag that was turned */
  readonly flag: {
    readonly name: string;
    readonly isEnabled: boolean;
    readonly variant: string | null;
  } | null;
  readonly requestedAt: string | null;
  readonly startedAt: string | null;
  readonly effectiveAt: string | null;
  readonly finishedAt: string | null;
  readonly state: DeploymentState;
  readonly outcome: string | null;
  /** the person behind it by their one name; null: nobody is named, which is no pass (rule 6) */
  readonly deployer: string | null;
  /** the account that did it */
  readonly account: Actor | null;
  readonly trigger: 'human' | 'bot' | null;
  readonly pipelineRun: string | null;
  readonly attempt: number;
  readonly strategy: string | null;
  readonly phases: readonly Phase[];
  readonly readiness: 'passed' | 'failed' | null;
  readonly changeId: string | null;
  readonly matchBasis: MatchBasis;
  /** how the deployment was authorised; null where nothing needs to be */
  readonly authorisation: Authorisation | null;
  readonly authorisationReason: AuthorisationReason | null;
  /** whether it was authorised at first exposure; null: the clocks cannot tell, or nothing needs to be */
  readonly approvalAtStart: boolean | null;
  readonly freezeHits: readonly FreezeHit[];
  readonly windowOk: boolean | null;
  /** ids of Deployments */
  readonly takesBack: string | null;
  readonly takenBackBy: string | null;
  readonly isPlannedBackout: boolean;
  readonly mutableTag: MutableTag | null;
  readonly requiredSuites: readonly RequiredSuite[];
  readonly stages: readonly Stage[];
  /** the commits that it brought, since what ran before */
  readonly commits: readonly Commit[];
  /** ids of IncidentLinks */
  readonly incidents: readonly string[];
  /** positions of evidence whose identity was used for other content before (rule 24) */
  readonly conflicts: readonly number[];
}

/** A phase of a rollout that was reached. */
export interface Phase {
  readonly phase: string;
  readonly at: string;
}
