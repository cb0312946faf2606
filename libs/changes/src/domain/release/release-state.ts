// SPDX-License-Identifier: Apache-2.0
import { standingAt } from '../approval/approval-view.js';
import { isControlled } from '../configuration/environment-tier.js';
import { type DeploymentState, endingOf } from '../deployment/ending.js';
import type { ReleaseEvidence } from '../evidence/operation-evidence.js';
import { isLive, type ReleaseCase } from './release-case.js';
import type { ReleaseState, ReleaseUnit } from './release.js';

/** Where a release is: the furthest that its own events, its tests and its deployments say. */
export function releaseStateOf(given: ReleaseCase, units: readonly ReleaseUnit[]): ReleaseState {
  const said = new Set(given.facts.map(({ predicate }) => predicate));
  const live = liveStateOf(given);
  if (live === 'rolled_back') return 'rolled_back';
  if (said.has('withdrawn')) return 'withdrawn';
  if (said.has('published')) return isSuperseded(given) ? 'superseded' : 'available';
  if (live !== null) return live;
  if (said.has('closed')) return 'canceled';
  if (isPromotedLive(given)) return 'deploying';
  if (isApproved(given)) return 'approved';
  if (isVerified(units)) return 'verified';
  return units.some(({ artifactDigest }) => artifactDigest !== null) ? 'candidate' : 'planned';
}

export function eventOf({ facts }: ReleaseCase, predicate: string): ReleaseEvidence | undefined {
  return facts.find((fact) => fact.predicate === predicate);
}

/** What became of its units in controlled environments; null: none has begun there. */
function liveStateOf(given: ReleaseCase): ReleaseState | null {
  const { reading, units, deployments } = given;
  const live = deployments.filter((core) => isLive(given, core));
  const last = new Map<string, DeploymentState>();
  for (const core of live) {
    const { state } = endingOf(reading, core);
    if (core.artifactDigest !== null && state !== 'requested') last.set(core.artifactDigest, state);
  }
  const states = [...last.values()];
  if (states.length === 0) return null;
  const done = states.filter((state) => state === 'succeeded' || state === 'no_effect').length;
  if (states.every((state) => state === 'rolled_back')) return 'rolled_back';
  const digests = new Set(units.map(({ artifactDigest }) => artifactDigest));
  if (done === digests.size) return 'deployed';
  return done > 0 ? 'partially_deployed' : 'deploying';
}

/** Every service of it has a later release that is available. */
function isSuperseded(given: ReleaseCase): boolean {
  const { reading, services, release } = given;
  const published = eventOf(given, 'published');
  if (published === undefined || services.length === 0) return false;
  return services.every((service) => {
    const next = reading.earliest('release', `service:${service}`, {
      after: published.at,
      where: (fact) => fact.predicate === 'published' && fact.release !== release,
    });
    return next !== null;
  });
}

function isPromotedLive({ facts, configuration }: ReleaseCase): boolean {
  return facts.some(({ predicate, toEnvironment }) => {
    return (
      predicate === 'promoted' &&
      toEnvironment !== null &&
      isControlled(configuration, toEnvironment)
    );
  });
}

function isApproved({ approvals }: ReleaseCase): boolean {
  return approvals.some((view) => standingAt(view, null).kind === 'approved');
}

function isVerified(units: readonly ReleaseUnit[]): boolean {
  return (
    units.length > 0 &&
    units.every(
      ({ suites }) => suites.length > 0 && suites.every(({ result }) => result === 'passed'),
    )
  );
}
