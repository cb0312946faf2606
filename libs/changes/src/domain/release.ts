// SPDX-License-Identifier: Apache-2.0

/** Where a release is (records.md a.2), as far as its own events say. */
export type ReleaseState =
  'planned' | 'candidate' | 'deploying' | 'available' | 'withdrawn' | 'closed';

/** A version of a service, or of a set of configuration items, made available for use. */
export interface Release {
  readonly id: string;
  readonly version: string;
  readonly state: ReleaseState;
  /** the smallest things released together */
  readonly units: readonly ReleaseUnit[];
  readonly environments: readonly string[];
  readonly sourceChanges: readonly string[];
  readonly notesUri: string | null;
  readonly createdAt: string | null;
  readonly availableAt: string | null;
  readonly withdrawnAt: string | null;
  readonly sourceEvents: readonly number[];
  readonly firstPosition: number;
  readonly lastPosition: number;
}

/** An artifact of a release, as its package URL says it. */
export interface ReleaseUnit {
  readonly artifactId: string;
  readonly artifactDigest: string | null;
}
