// SPDX-License-Identifier: Apache-2.0
import type { Tier } from '../configuration/records-configuration.js';
import type { DeploymentState } from '../deployment/ending.js';
import type { RecordHead } from '../record.js';
import type { Commit } from '../source-change/commits.js';
import type { RequiredSuite } from '../test-evidence/suites.js';

/** Where a release is (records.md a.2). */
export type ReleaseState =
  | 'planned'
  | 'candidate'
  | 'verified'
  | 'approved'
  | 'deploying'
  | 'partially_deployed'
  | 'deployed'
  | 'available'
  | 'withdrawn'
  | 'superseded'
  | 'rolled_back'
  | 'canceled';

/** A version of a service, or of a set of services, made available for use (records.md a.3). */
export interface Release extends RecordHead {
  /** subject id of its events */
  readonly release: string;
  readonly version: string;
  /** by the version against that of the release before; null: not to be told */
  readonly type: 'major' | 'minor' | 'patch' | 'emergency' | null;
  readonly services: readonly string[];
  readonly state: ReleaseState;
  readonly units: readonly ReleaseUnit[];
  /** the Merkle root of the units, and whether the publisher states the same; null: states none */
  readonly manifestHash: string;
  readonly isManifestConfirmed: boolean | null;
  /** code changes that its publisher names */
  readonly sourceChanges: readonly string[];
  /** commits since the release before */
  readonly commits: readonly Commit[];
  /** id of the Release before it, of the same service */
  readonly previous: string | null;
  /** ids of Changes, Deployments and Approvals */
  readonly changes: readonly string[];
  readonly deployments: readonly string[];
  readonly approvals: readonly string[];
  readonly promotions: readonly Promotion[];
  readonly stages: readonly ReleaseStage[];
  readonly environments: readonly string[];
  readonly notesUri: string | null;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly createdAt: string | null;
  readonly availableAt: string | null;
  readonly withdrawnAt: string | null;
}

/** The smallest thing released together. */
export interface ReleaseUnit {
  readonly service: string | null;
  readonly artifactId: string;
  readonly artifactDigest: string | null;
  readonly configDigest: string | null;
  /** what the same service had in the release before */
  readonly previousArtifactDigest: string | null;
  readonly sourceRevisions: readonly string[];
  readonly sbomUri: string | null;
  readonly isSigned: boolean;
  readonly suites: readonly RequiredSuite[];
}

/** A release that was let into the next environment. */
export interface Promotion {
  readonly from: string | null;
  readonly to: string | null;
  readonly at: string;
}

/** Where a unit of the release ran or runs. */
export interface ReleaseStage {
  readonly deploymentId: string;
  readonly service: string | null;
  readonly environment: string;
  readonly tier: Tier;
  readonly artifactDigest: string | null;
  readonly state: DeploymentState;
  readonly effectiveAt: string | null;
  readonly finishedAt: string | null;
}
