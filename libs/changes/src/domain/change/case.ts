// SPDX-License-Identifier: Apache-2.0
import { isControlled } from '../configuration/environment-tier.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { type DeploymentCore, referenceAt } from '../deployment/core.js';
import type { ClaimedMoment } from '../deployment/times.js';
import { sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { newTrail, type Trail } from '../reading/trail.js';
import type { Anchor } from '../record.js';
import { requestOf, type RequestView } from '../request/request-view.js';
import { type SourceChangeView, sourceChangeOf } from '../source-change/source-change-view.js';
import { changesOfCommit, sourceChangesOf } from '../source-change/source-changes-of.js';
import { earliestOf } from '../time.js';
import { plannedBackoutOf } from './backout.js';
import { byStart, deploymentsOf } from './deployments-of.js';
import { type ChangeAuthorisation, changeAuthorisationOf } from './change-authorisation.js';

/** Everything that a Change is told from. */
export interface ChangeCase {
  readonly anchor: Anchor;
  readonly reading: Reading;
  readonly trail: Trail;
  readonly configuration: RecordsConfiguration;
  readonly request: RequestView | null;
  /** all of them, in the order in which they began */
  readonly deployments: readonly DeploymentCore[];
  /** without the planned ways back */
  readonly forward: readonly DeploymentCore[];
  /** of those the last attempt in each place */
  readonly last: readonly DeploymentCore[];
  readonly changes: readonly SourceChangeView[];
  readonly authorised: ChangeAuthorisation;
  readonly startedAt: ClaimedMoment | null;
}

/** Gathers what stands on an anchor; null where nothing controlled does. */
export function changeCaseOf(reading: Reading, anchor: Anchor): ChangeCase | null {
  const deployments = deploymentsOf(reading, anchor);
  const request = requestOfChange(reading, anchor, deployments);
  const at =
    deployments[0] === undefined ? (request?.facts[0]?.at ?? null) : referenceAt(deployments[0]);
  if (at === null) return null;
  const configuration = reading.configurationAt(at);
  if (deployments.length === 0 && !asksForControlled(configuration, request)) return null;
  const forward = deployments.filter((core) => plannedBackoutOf(reading, core) === null);
  const ids = sortedDistinct([
    ...forward.flatMap((core) => sourceChangesOf(reading, core)),
    ...(request?.codeChanges ?? []).flatMap((name) => namedChanges(reading, name)),
  ]);
  return {
    anchor,
    reading,
    trail: newTrail(reading),
    configuration,
    request,
    deployments,
    forward,
    last: lastAttempts(forward),
    changes: ids.flatMap((id) => sourceChangeOf(reading, id) ?? []),
    authorised: changeAuthorisationOf(reading, { deployments: forward, request }),
    startedAt: earliestOf(forward.flatMap(({ startedAt }) => startedAt ?? [])),
  };
}

function requestOfChange(
  reading: Reading,
  [, kind, ...parts]: Anchor,
  deployments: readonly DeploymentCore[],
): RequestView | null {
  if (kind === 'request') return requestOf(reading, parts[0] ?? '');
  const named = deployments.find(({ changeRequest }) => changeRequest !== null)?.changeRequest;
  return named === undefined || named === null ? null : requestOf(reading, named);
}

function asksForControlled(
  configuration: RecordsConfiguration,
  request: RequestView | null,
): boolean {
  return request?.environments.some((each) => isControlled(configuration, each)) ?? false;
}

/** A request names code changes by their address, or by a commit. */
function namedChanges(reading: Reading, name: string): readonly string[] {
  const named = reading.select('sourceChange', `pr:${name}`);
  return named.length > 0 ? [name] : changesOfCommit(reading, name.toLowerCase());
}

/** The last attempt in each place, for each thing that is brought there. */
function lastAttempts(forward: readonly DeploymentCore[]): readonly DeploymentCore[] {
  const last = new Map<string, DeploymentCore>();
  for (const core of forward) last.set(`${core.environment} ${core.services.join(' ')}`, core);
  return [...last.values()].toSorted(byStart);
}
