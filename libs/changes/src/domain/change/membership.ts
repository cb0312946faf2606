// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import { isControlled } from '../configuration/environment-tier.js';
import {
  type DeploymentCore,
  newArtifactOf,
  newConfigOf,
  referenceAt,
} from '../deployment/core.js';
import { deploymentsBy } from '../deployment/deployments-by.js';
import { tookEffect } from '../deployment/ending.js';
import { changesState, natureOf } from '../deployment/kind.js';
import { linkedBy } from '../deployment/links.js';
import type { RequestEvidence } from '../evidence/authority-evidence.js';
import { placeKey } from '../evidence/key-texts.js';
import type { Reading } from '../reading/reading.js';
import { type Anchor, anchorText } from '../record.js';
import { isOpenAt, requestAsOf, requestOf } from '../request/request-view.js';
import { DAY, HOUR } from '../time.js';
import { plannedBackoutOf } from './backout.js';

/** The Change that a deployment belongs to, and how it was found. */
export interface Membership {
  /** null: what happens there, or what it does, is no Change (rules 1, 17) */
  readonly anchor: Anchor | null;
  readonly basis: MatchBasis;
  /** the change request that it belongs to */
  readonly request: string | null;
  /** the evidence by which a request was found that the deployment does not name */
  readonly found: RequestEvidence | null;
}

/** By word, by what goes live, by when, or not at all (records.md a.3). */
export type MatchBasis = 'explicit' | 'scopeHash' | 'window' | 'none';

/** The Change that a deployment belongs to (rules 1, 7, 12, 17). */
export function membershipOf(reading: Reading, core: DeploymentCore): Membership {
  return reading.once(`membership ${core.id}`, (inner) => {
    if (!isControlled(inner.configurationAt(referenceAt(core)), core.environment)) return NO_CHANGE;
    return (
      byWord(inner, core) ??
      asBackout(inner, core) ??
      asRetry(inner, core) ??
      byScope(inner, core) ??
      byWindow(inner, core) ??
      alone(inner, core)
    );
  });
}

function byWord(reading: Reading, core: DeploymentCore): Membership | null {
  const number = core.changeRequest ?? linkedRequest(reading, core);
  return number === null ? null : ofRequest(number, 'explicit', null);
}

function linkedRequest(reading: Reading, { acts }: DeploymentCore): string | null {
  const linked = acts.flatMap((act) => linkedBy(reading, act, 'IMPLEMENTS'));
  return linked.find((each) => each.kind === 'request')?.number ?? null;
}

/** A planned way back is part of the Change that it takes back. */
function asBackout(reading: Reading, core: DeploymentCore): Membership | null {
  const taken = plannedBackoutOf(reading, core);
  if (taken === null || referenceAt(taken) > referenceAt(core)) return null;
  return membershipOf(reading, taken);
}

/** The same scope again, soon after an attempt that never served, is the next attempt (rule 12). */
function asRetry(reading: Reading, core: DeploymentCore): Membership | null {
  const startedAt = referenceAt(core);
  const { periods } = reading.configurationAt(startedAt);
  const near = { from: startedAt - BigInt(periods.retryHours) * HOUR, until: startedAt - 1n };
  const [service] = core.services;
  if (service === undefined) return null;
  const earlier = deploymentsBy(reading, placeKey(service, core.environment), near).filter(
    (each) => isFailedAttempt(each, core) && referenceAt(each) < startedAt,
  );
  const previous = earlier.at(-1);
  if (previous === undefined) return null;
  const membership = membershipOf(reading, previous);
  const isClosed = membership.request !== null && !isOpen(reading, membership.request, startedAt);
  return isClosed ? null : membership;
}

function isFailedAttempt(earlier: DeploymentCore, core: DeploymentCore): boolean {
  const isSame =
    earlier.id !== core.id &&
    earlier.artifactDigest === core.artifactDigest &&
    earlier.configDigest === core.configDigest;
  const hasFailed = earlier.outcome !== null && earlier.outcome !== 'success';
  return isSame && hasFailed && !tookEffect(earlier);
}

/** A request that names what went live, open then, or registered soon after. */
function byScope(reading: Reading, core: DeploymentCore): Membership | null {
  const [artifact, config] = [newArtifactOf(core), newConfigOf(core)];
  const startedAt = referenceAt(core);
  const { periods } = reading.configurationAt(startedAt);
  const range = { until: startedAt + BigInt(periods.ratificationHours) * HOUR };
  const found = [
    ...(artifact === null ? [] : reading.select('request', `artifact:${artifact}`, range)),
    ...(config === null ? [] : reading.select('request', `config:${config}`, range)),
  ].filter((fact) => isMeant(reading, fact, core));
  const request = found.findLast((fact) => fact.at <= startedAt) ?? found[0];
  return request === undefined ? null : ofRequest(request.number, 'scopeHash', request);
}

function isMeant(reading: Reading, fact: RequestEvidence, core: DeploymentCore): boolean {
  const isThere = fact.environments.length === 0 || fact.environments.includes(core.environment);
  return isThere && isOpen(reading, fact.number, referenceAt(core));
}

/** A request for the service that names no scope, within whose window the deployment began. */
function byWindow(reading: Reading, core: DeploymentCore): Membership | null {
  const startedAt = referenceAt(core);
  const range = { from: startedAt - 60n * DAY, until: startedAt };
  const found = core.services
    .flatMap((service) => reading.select('request', placeKey(service, core.environment), range))
    .filter(
      (fact) => isOpen(reading, fact.number, startedAt) && isWithin(reading, fact, startedAt),
    );
  const request = found.at(-1);
  return request === undefined ? null : ofRequest(request.number, 'window', request);
}

function isWithin(reading: Reading, { number }: RequestEvidence, startedAt: bigint): boolean {
  const request = requestOf(reading, number);
  const atStart = request && requestAsOf(request, startedAt);
  if (atStart === null || atStart.artifactDigests.length + atStart.configDigests.length > 0)
    return false;
  const start = instantOf(atStart.plannedStart ?? '')?.nanoseconds;
  const end = instantOf(atStart.plannedEnd ?? '')?.nanoseconds;
  return start !== undefined && end !== undefined && start <= startedAt && startedAt < end;
}

function isOpen(reading: Reading, number: string, at: bigint): boolean {
  const request = requestOf(reading, number);
  return request === null || isOpenAt(request, at);
}

/** A Change of its own, if it changes anything. */
function alone(reading: Reading, core: DeploymentCore): Membership {
  if (!changesState(natureOf(reading, core))) return NO_CHANGE;
  const [, ...parts] = core.anchor;
  return { anchor: ['change', 'deployment', ...parts], basis: 'none', request: null, found: null };
}

function ofRequest(number: string, basis: MatchBasis, found: RequestEvidence | null): Membership {
  return { anchor: ['change', 'request', number], basis, request: number, found };
}

const NO_CHANGE: Membership = { anchor: null, basis: 'none', request: null, found: null };

/** Whether a deployment belongs to a Change. */
export function belongsTo(reading: Reading, core: DeploymentCore, change: Anchor): boolean {
  const { anchor } = membershipOf(reading, core);
  return anchor !== null && anchorText(anchor) === anchorText(change);
}
