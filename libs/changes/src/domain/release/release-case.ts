// SPDX-License-Identifier: Apache-2.0
import { type ApprovalView, approvalOf } from '../approval/approval-view.js';
import { isControlled } from '../configuration/environment-tier.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { type DeploymentCore, referenceAt } from '../deployment/core.js';
import { deploymentsBy } from '../deployment/deployments-by.js';
import { byStart } from '../change/deployments-of.js';
import type { ReleasedUnit, ReleaseEvidence } from '../evidence/operation-evidence.js';
import { sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { follow, newTrail, noteAll, type Trail } from '../reading/trail.js';
import { manifestHashOf } from './manifest.js';

/** Everything that a Release is told from. */
export interface ReleaseCase {
  readonly release: string;
  readonly reading: Reading;
  readonly trail: Trail;
  readonly configuration: RecordsConfiguration;
  /** by time, at least one */
  readonly facts: readonly [ReleaseEvidence, ...ReleaseEvidence[]];
  readonly units: readonly ReleasedUnit[];
  readonly manifestHash: string;
  readonly services: readonly string[];
  /** deployments of its units, in the order in which they began */
  readonly deployments: readonly DeploymentCore[];
  readonly approvals: readonly ApprovalView[];
  /** the event that made the release before, of the same service */
  readonly previous: ReleaseEvidence | null;
}

/** Gathers what is said of a release; null: nothing is. */
export function releaseCaseOf(reading: Reading, release: string): ReleaseCase | null {
  const trail = newTrail(reading);
  const [first, ...rest] = follow(trail, ['release', `release:${release}`]);
  if (first === undefined) return null;
  const facts = [first, ...rest] as const;
  const units = facts.findLast((fact) => fact.units.length > 0)?.units ?? [];
  const services = sortedDistinct(facts.flatMap((fact) => fact.services));
  const manifestHash = manifestHashOf(units);
  const deployments = deploymentsOfUnits(reading, units);
  for (const core of deployments) noteAll(trail, core.joins);
  return {
    release,
    reading,
    trail,
    configuration: reading.configurationAt(first.at),
    facts,
    units,
    manifestHash,
    services,
    deployments,
    approvals: approvalsOf(trail, release, manifestHash),
    previous: previousOf(reading, first, services),
  };
}

/** Whether a deployment of a unit is one into a controlled environment. */
export function isLive({ reading }: ReleaseCase, core: DeploymentCore): boolean {
  return isControlled(reading.configurationAt(referenceAt(core)), core.environment);
}

function deploymentsOfUnits(
  reading: Reading,
  units: readonly ReleasedUnit[],
): readonly DeploymentCore[] {
  const digests = sortedDistinct(units.map(({ artifactDigest }) => artifactDigest));
  const found = digests.flatMap((digest) => deploymentsBy(reading, `artifact:${digest}`));
  // what took the unit back names another artifact
  const own = found.filter(({ artifactDigest }) => digests.includes(artifactDigest ?? ''));
  return [...new Map(own.map((core) => [core.id, core])).values()].toSorted(byStart);
}

function approvalsOf(trail: Trail, release: string, manifestHash: string): readonly ApprovalView[] {
  const facts = [
    ...follow(trail, ['approval', `resource:${release}`]),
    ...follow(trail, ['approval', `scope:${manifestHash}`]),
  ];
  const ids = sortedDistinct(facts.map(({ approval }) => approval));
  return ids.flatMap((id) => approvalOf(trail.reading, id) ?? []);
}

function previousOf(
  reading: Reading,
  first: ReleaseEvidence,
  services: readonly string[],
): ReleaseEvidence | null {
  for (const service of services) {
    const found = reading.latest('release', `service:${service}`, {
      before: first.at,
      where: ({ release, predicate }) => predicate === 'created' && release !== first.release,
    });
    if (found !== null) return found;
  }
  return null;
}
