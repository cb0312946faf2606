// SPDX-License-Identifier: Apache-2.0
import { type ApprovalStanding, type ApprovalView, standingAt } from '../approval/approval-view.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import {
  type DeploymentCore,
  newArtifactOf,
  newConfigOf,
  referenceAt,
} from '../deployment/core.js';
import { stateAfter } from '../deployment/state-after.js';
import type { ClaimedMoment } from '../deployment/times.js';
import { artifactPlaceKey } from '../evidence/key-texts.js';
import type { Reading } from '../reading/reading.js';
import { releasesWith } from '../release/releases-with.js';
import { requestAsOf, requestOf } from '../request/request-view.js';
import { approvalOfScope, namesScope } from './approval-scope.js';
import { orderOf } from './clock-tolerance.js';
import { scopeHashOf } from './scope.js';

/** What an approval amounts to for one deployment. */
export interface JudgedApproval {
  readonly view: ApprovalView;
  readonly verdict: ApprovalVerdict;
  /** when the decision was taken that counts; null: none was */
  readonly decidedAt: ClaimedMoment | null;
}

/**
 * `valid`: given before first exposure, for exactly what went live. `indeterminate`: the clocks
 * cannot tell. `late`, `repudiated`: answered after it. `stale`: for another scope. `used`: spent by
 * an earlier Change. `elsewhere`: for another environment. `advisory`: authorises nothing by itself.
 */
export type ApprovalVerdict =
  | 'valid'
  | 'indeterminate'
  | 'late'
  | 'repudiated'
  | 'rejected'
  | 'stale'
  | 'used'
  | 'pending'
  | 'incomplete'
  | 'expired'
  | 'cancelled'
  | 'elsewhere'
  | 'advisory';

/** What an approval amounts to for a deployment (rules 4, 5). */
export function judgeApproval(
  reading: Reading,
  view: ApprovalView,
  core: DeploymentCore,
): JudgedApproval {
  const isElsewhere = view.environment !== null && view.environment !== core.environment;
  if (isElsewhere) return { view, verdict: 'elsewhere', decidedAt: null };
  if (!authorises(view)) return { view, verdict: 'advisory', decidedAt: null };
  const configuration = reading.configurationAt(referenceAt(core));
  const live = { artifact: newArtifactOf(core), hashes: hashesOf(reading, core) };
  const own = approvalOfScope(view, live);
  const isOfOthers = own.votes.length === 0 && view.votes.length > 0;
  const { verdict, decidedAt } = timely(configuration, isOfOthers ? view : own, core.startedAt);
  const isYes = verdict === 'valid' || verdict === 'indeterminate' || verdict === 'late';
  if (!isYes || decidedAt === null) return { view, verdict, decidedAt };
  const isStale =
    isOfOthers || (!namesScope(own, live) && isOutgrown(reading, { view, core, decidedAt }));
  if (isStale) return { view, verdict: 'stale', decidedAt };
  return { view, verdict: isUsed(reading, core, decidedAt) ? 'used' : verdict, decidedAt };
}

/** A review is no authorisation, nor is the end of a waiting time. */
export function authorises({ meaning, method }: ApprovalView): boolean {
  return (meaning === null || meaning === 'authorised') && method !== 'timer';
}

type Timely = Omit<JudgedApproval, 'view'>;

/** The last word before the first exposure counts; without one, the first after it (rule 27). */
function timely(
  configuration: RecordsConfiguration,
  view: ApprovalView,
  startedAt: ClaimedMoment | null,
): Timely {
  const now = standingAt(view, null);
  if (startedAt === null) return ofStanding(now, 'valid', 'rejected');
  const before = standingAt(view, startedAt.at - 1n);
  if (before.kind === 'approved') {
    const order = orderOf(configuration, before.at, startedAt);
    return { verdict: order === 'before' ? 'valid' : 'indeterminate', decidedAt: before.at };
  }
  if (before.kind === 'rejected') return { verdict: 'rejected', decidedAt: before.at };
  if (now.kind !== 'approved') return ofStanding(now, 'late', 'repudiated');
  const order = orderOf(configuration, now.at, startedAt);
  return { verdict: order === 'indeterminate' ? 'indeterminate' : 'late', decidedAt: now.at };
}

function ofStanding(standing: ApprovalStanding, yes: ApprovalVerdict, no: ApprovalVerdict): Timely {
  switch (standing.kind) {
    case 'approved':
      return { verdict: yes, decidedAt: standing.at };
    case 'rejected':
      return { verdict: no, decidedAt: standing.at };
    case 'deferred':
      return { verdict: 'pending', decidedAt: null };
    default:
      return { verdict: standing.kind, decidedAt: null };
  }
}

interface Granted {
  readonly view: ApprovalView;
  readonly core: DeploymentCore;
  readonly decidedAt: ClaimedMoment;
}

/** Whether what went live is not what the approved request named (rule 5). */
function isOutgrown(reading: Reading, { view, core, decidedAt }: Granted): boolean {
  const { environment } = core;
  const [artifact, config] = [newArtifactOf(core), newConfigOf(core)];
  const request = view.changeRequest === null ? null : requestOf(reading, view.changeRequest);
  const asked = request && requestAsOf(request, decidedAt.at);
  if (request === null || asked === null) return false;
  const isOtherPlace = asked.environments.length > 0 && !asked.environments.includes(environment);
  const isOtherArtifact = isMissing(asked.artifactDigests, artifact);
  const isOtherConfig = isMissing(asked.configDigests, config);
  return (
    isOtherPlace || isOtherArtifact || isOtherConfig || hasGrown(reading, { view, core, decidedAt })
  );
}

function isMissing(named: readonly string[], digest: string | null): boolean {
  return digest !== null && named.length > 0 && !named.includes(digest);
}

/** A scope that is first named after the approval was not approved. */
function hasGrown(reading: Reading, { view, core, decidedAt }: Granted): boolean {
  const request = requestOf(reading, view.changeRequest ?? '');
  const asked = request && requestAsOf(request, decidedAt.at);
  const atStart = request && requestAsOf(request, referenceAt(core));
  if (asked === null || atStart === null) return false;
  const { artifactDigest } = core;
  const isNamedLater =
    asked.artifactDigests.length === 0 &&
    artifactDigest !== null &&
    atStart.artifactDigests.includes(artifactDigest);
  const isOtherHash = atStart.scopeHash !== null && asked.scopeHash !== atStart.scopeHash;
  return isNamedLater || isOtherHash;
}

/** Every hash that stands for what went live: ours, that of its request, that of its release. */
function hashesOf(reading: Reading, core: DeploymentCore): readonly string[] {
  const { artifactDigest, configDigest, environment, changeRequest } = core;
  const scope = {
    environments: [environment],
    artifactDigests: artifactDigest === null ? [] : [artifactDigest],
    configDigests: configDigest === null ? [] : [configDigest],
  };
  const request = changeRequest === null ? null : requestOf(reading, changeRequest);
  const atStart = request && requestAsOf(request, referenceAt(core));
  const releases = artifactDigest === null ? [] : releasesWith(reading, artifactDigest);
  return [
    scopeHashOf(scope),
    scopeHashOf({ ...scope, configDigests: [] }),
    ...(atStart?.scopeHash ? [atStart.scopeHash] : []),
    ...releases.map(({ manifestHash }) => manifestHash),
  ];
}

/** What ran here since the approval, and was replaced, needs another one to come back. */
function isUsed(reading: Reading, core: DeploymentCore, decidedAt: ClaimedMoment): boolean {
  const { services, environment, acts } = core;
  const [service] = services;
  const artifact = newArtifactOf(core);
  if (service === undefined || artifact === null) return false;
  const earlier = reading.latest('state', artifactPlaceKey(service, environment, artifact), {
    before: referenceAt(core),
    where: (act) => stateAfter(act).artifactDigest === artifact && !acts.includes(act),
  });
  return earlier !== null && earlier.at > decidedAt.at;
}
