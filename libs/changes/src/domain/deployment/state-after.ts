// SPDX-License-Identifier: Apache-2.0
import type { ActEvidence } from '../evidence/evidence.js';

/** What runs of a service; `undefined`: the act does not say, null: nothing. */
export interface StateAfter {
  readonly artifactDigest: string | null | undefined;
  readonly configDigest: string | null | undefined;
}

/** What runs in the place after an act of the shelf `state`. */
export function stateAfter(act: ActEvidence): StateAfter {
  if (act.kind === 'effect' && act.predicate === 'removed') {
    return { artifactDigest: null, configDigest: null };
  }
  if (act.kind === 'deployment' && act.outcome === 'rolledback') {
    return {
      artifactDigest: act.previousArtifactDigest ?? undefined,
      configDigest: act.previousConfigDigest ?? undefined,
    };
  }
  return {
    // settings are applied to what runs: they name an artifact without bringing it
    artifactDigest: act.kind === 'configured' ? undefined : (act.artifactDigest ?? undefined),
    configDigest: act.configDigest ?? undefined,
  };
}

export function saysArtifact(act: ActEvidence): boolean {
  return stateAfter(act).artifactDigest !== undefined;
}

export function saysConfig(act: ActEvidence): boolean {
  return stateAfter(act).configDigest !== undefined;
}
