// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import type { Deployment } from '../deployment/deployment.js';
import { sortedDistinct } from '../lists.js';
import { MILLISECOND } from '../time.js';

/** What ran of a service in an environment, since when, by which Deployment and Change. */
export interface RunningService {
  readonly service: string;
  readonly artifactDigest: string | null;
  readonly configDigest: string | null;
  readonly since: string;
  readonly deploymentId: string;
  readonly changeId: string | null;
}

/** A service that ran otherwise at two moments; null: it did not run. */
export interface EnvironmentLine {
  readonly service: string;
  readonly before: RunningService | null;
  readonly after: RunningService | null;
  /** ids of the Changes that took effect in between, without those outside any Change */
  readonly changes: readonly string[];
  /** ids of the Deployments that took effect in between */
  readonly deployments: readonly string[];
}

/** What ran at a moment (milliseconds since 1970, included), by service. */
export function stateOf(
  deployments: readonly Deployment[],
  atMs: number,
): readonly RunningService[] {
  const last = new Map<string, Deployment>();
  for (const deployment of effectiveUntil(deployments, atMs)) {
    for (const service of deployment.services) last.set(service, deployment);
  }
  return [...last]
    .filter(([, { kind }]) => kind !== 'remove')
    .map(([service, deployment]) => runningOf(service, deployment))
    .toSorted((left, right) => (left.service < right.service ? -1 : 1));
}

/** The Deployment that decides what ran of a service at a moment; null: none had done anything. */
export function decidingDeployment(
  service: string,
  deployments: readonly Deployment[],
  atMs: number,
): Deployment | null {
  const own = deployments.filter(({ services }) => services.includes(service));
  return effectiveUntil(own, atMs).at(-1) ?? null;
}

/** What ran otherwise at the second moment than at the first. */
export function diffStates(
  deployments: readonly Deployment[],
  fromMs: number,
  toMs: number,
): readonly EnvironmentLine[] {
  const before = new Map(stateOf(deployments, fromMs).map((each) => [each.service, each]));
  const after = new Map(stateOf(deployments, toMs).map((each) => [each.service, each]));
  const earlier = new Set(effectiveUntil(deployments, fromMs));
  const between = effectiveUntil(deployments, toMs).filter((each) => !earlier.has(each));
  return sortedDistinct([...before.keys(), ...after.keys()]).flatMap((service) => {
    const own = between.filter(({ services }) => services.includes(service));
    const [old, now] = [before.get(service) ?? null, after.get(service) ?? null];
    if (textOf(old) === textOf(now)) return [];
    const changes = sortedDistinct(own.map(({ changeId }) => changeId));
    return [{ service, before: old, after: now, changes, deployments: own.map(({ id }) => id) }];
  });
}

/** Deployments that had changed what runs, in the order in which they did. */
function effectiveUntil(deployments: readonly Deployment[], atMs: number): readonly Deployment[] {
  const until = BigInt(atMs) * MILLISECOND;
  return deployments
    .flatMap((deployment) => {
      const at = instantOf(deployment.effectiveAt ?? '')?.nanoseconds;
      const counts = changesWhatRuns(deployment) && !isUndone(deployment, until);
      return at === undefined || at > until || !counts ? [] : [{ deployment, at }];
    })
    .toSorted((left, right) => {
      if (left.at !== right.at) return left.at < right.at ? -1 : 1;
      return left.deployment.id < right.deployment.id ? -1 : 1;
    })
    .map(({ deployment }) => deployment);
}

/** A flag changes nothing that runs, nor does the same again. */
function changesWhatRuns({ flag, kind }: Deployment): boolean {
  return flag === null && kind !== 'redeploy';
}

/** Taken back by itself: from its end on runs what ran before. */
function isUndone({ state, takenBackBy, finishedAt }: Deployment, until: bigint): boolean {
  const end = instantOf(finishedAt ?? '')?.nanoseconds;
  return state === 'rolled_back' && takenBackBy === null && end !== undefined && end <= until;
}

function runningOf(service: string, deployment: Deployment): RunningService {
  const { artifactDigest, previousArtifactDigest, configDigest, previousConfigDigest } = deployment;
  const isConfig = deployment.kind === 'config';
  return {
    service,
    artifactDigest: isConfig ? (artifactDigest ?? previousArtifactDigest) : artifactDigest,
    configDigest: configDigest ?? previousConfigDigest,
    since: deployment.effectiveAt ?? '',
    deploymentId: deployment.id,
    changeId: deployment.changeId,
  };
}

function textOf(running: RunningService | null): string {
  return `${running?.artifactDigest} ${running?.configDigest} ${running === null}`;
}
