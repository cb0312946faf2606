// SPDX-License-Identifier: Apache-2.0
import type { BackoutPlan } from './authority-evidence.js';
import type { Actor, EvidenceHead } from './head.js';

/** What every report on a deployment may say, profile and content in one. */
export interface DeploymentSaid {
  readonly environment: string;
  readonly services: readonly string[];
  /** null: not said; what runs afterwards */
  readonly artifactDigest: string | null;
  /** as the publisher wrote it: a purl, or any text */
  readonly artifactId: string | null;
  /** package and repository with the tag */
  readonly tag: string | null;
  readonly configDigest: string | null;
  readonly previousArtifactDigest: string | null;
  readonly previousConfigDigest: string | null;
  readonly startedAt: string | null;
  readonly outcome: string | null;
  readonly strategy: string | null;
  readonly phase: string | null;
  readonly pipelineRun: string | null;
  readonly attempt: number | null;
  readonly changeRequest: string | null;
  readonly chain: string | null;
}

/** A deployment as a process: `itil-deployment.*`. */
export interface DeploymentEvidence extends EvidenceHead, DeploymentSaid {
  readonly kind: 'deployment';
  readonly deployment: string;
  readonly initiator: Actor | null;
  readonly backoutPlan: BackoutPlan | null;
}

/** What came to serve, or stopped to: `service.*`. */
export interface EffectEvidence extends EvidenceHead, DeploymentSaid {
  readonly kind: 'effect';
  readonly service: string;
}

/** New settings: `itil-configuration.applied`. */
export interface ConfiguredEvidence extends EvidenceHead, DeploymentSaid {
  readonly kind: 'configured';
  /** the commit that the settings were taken from, where `source` names one */
  readonly commit: string | null;
}

/** A feature flag that was turned: `itil-flag.toggled`. */
export interface FlagEvidence extends EvidenceHead, DeploymentSaid {
  readonly kind: 'flag';
  readonly flag: string;
  readonly isEnabled: boolean;
  readonly variant: string | null;
}

/** A step of a rollout: `itil-slot.swapped`, `itil-traffic.shifted`, `itil-healthcheck.*`. */
export interface StepEvidence extends EvidenceHead {
  readonly kind: 'step';
  readonly service: string | null;
  readonly environment: string | null;
  /** largest share of traffic for one target, in percent; of traffic shifts only */
  readonly percent: number | null;
  readonly check: string | null;
  readonly reason: string | null;
  readonly chain: string | null;
}

/** The way back: `itil-rollback.triggered`, `.finished`. */
export interface RollbackEvidence extends EvidenceHead {
  readonly kind: 'rollback';
  readonly deployment: string | null;
  readonly trigger: string | null;
  readonly reason: string | null;
  readonly fromDigest: string | null;
  readonly toDigest: string | null;
  readonly outcome: string | null;
}
