// SPDX-License-Identifier: Apache-2.0
import { membershipOf } from '../change/membership.js';
import { tierOf } from '../configuration/environment-tier.js';
import { type DeploymentCore, referenceAt } from '../deployment/core.js';
import { endingOf } from '../deployment/ending.js';
import { timeOf } from '../evidence/head.js';
import { earliestText, latestText } from './planned.js';
import { lastKnown, sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { type Anchor, recordId } from '../record.js';
import { recordHeadOf } from '../record-head.js';
import { requestOf, type RequestView } from '../request/request-view.js';
import { commitsBetween, viewsOf } from '../source-change/commits.js';
import { provenanceOf } from '../source-change/source-changes-of.js';
import { isLive, type ReleaseCase, releaseCaseOf } from './release-case.js';
import { eventOf, releaseStateOf } from './release-state.js';
import type { Release, ReleaseStage } from './release.js';
import { unitsOf } from './release-units.js';
import { versionStepOf } from './version-step.js';

/** The Release of an id, from a prefix of the ledger; null: nothing is said of it (D4). */
export function assembleRelease(reading: Reading, anchor: Anchor): Release | null {
  const [, release = ''] = anchor;
  const given = releaseCaseOf(reading, release);
  if (given === null) return null;
  const { facts, manifestHash, services, previous } = given;
  const units = unitsOf(given);
  const declared = lastKnown(facts.map((fact) => fact.manifestHash));
  const parts = {
    release,
    version: lastKnown(facts.map(({ version }) => version)) ?? release,
    services,
    state: releaseStateOf(given, units),
    units,
    manifestHash,
    isManifestConfirmed: declared === null ? null : declared === manifestHash,
    sourceChanges: sortedDistinct(facts.flatMap(({ sourceChanges }) => sourceChanges)),
    commits: commitsIn(given),
    previous: previous === null ? null : recordId(['release', previous.release]),
    notesUri: lastKnown(facts.map(({ notesUri }) => notesUri)),
    ...timesIn(given),
    ...wayOf(given),
  };
  const externalRefs = [
    { system: facts[0].source, key: release, url: /^https?:/.test(release) ? release : null },
  ];
  return { ...recordHeadOf(anchor, given.trail, { own: facts, externalRefs }), ...parts };
}

function timesIn(given: ReleaseCase) {
  const at = (predicate: string) => {
    const event = eventOf(given, predicate);
    return event === undefined ? null : timeOf(event);
  };
  return { createdAt: at('created'), availableAt: at('published'), withdrawnAt: at('withdrawn') };
}

/** For each unit what was merged since the same service's artifact in the release before. */
function commitsIn({ reading, units, previous, facts }: ReleaseCase) {
  const commits = units.flatMap(({ service, artifactDigest }) => {
    if (artifactDigest === null) return [];
    const before = previous?.units.find((unit) => unit.service === service) ?? null;
    const direct = viewsOf(reading, provenanceOf(reading, artifactDigest).sourceChanges);
    return commitsBetween(reading, {
      direct,
      since: before?.artifactDigest ?? null,
      at: facts[0].at,
    });
  });
  return [...new Map(commits.map((commit) => [commit.sourceChange, commit])).values()];
}

/** Through which environments it went, by which Changes. */
function wayOf(given: ReleaseCase) {
  const { reading, facts, deployments, approvals } = given;
  const live = deployments.filter((core) => isLive(given, core));
  const memberships = live.map((core) => membershipOf(reading, core));
  const requests = memberships.flatMap(({ request }) =>
    request === null ? [] : (requestOf(reading, request) ?? []),
  );
  return {
    type: typeOf(given, requests),
    changes: sortedDistinct(memberships.map(({ anchor }) => anchor && recordId(anchor))),
    deployments: deployments.map(({ id }) => id),
    approvals: approvals.map(({ approval }) => recordId(['approval', 'process', approval])),
    promotions: facts
      .filter(({ predicate }) => predicate === 'promoted')
      .map((fact) => ({ from: fact.fromEnvironment, to: fact.toEnvironment, at: timeOf(fact) })),
    stages: deployments.map((core) => stageOf(reading, core)),
    environments: sortedDistinct([
      ...deployments.map(({ environment }) => environment),
      ...facts.map(({ toEnvironment }) => toEnvironment),
    ]),
    plannedStart: earliestText(requests.map(({ plannedStart }) => plannedStart)),
    plannedEnd: latestText(requests.map(({ plannedEnd }) => plannedEnd)),
  };
}

function typeOf(
  { facts, previous }: ReleaseCase,
  requests: readonly RequestView[],
): Release['type'] {
  if (requests.some(({ changeType }) => changeType === 'emergency')) return 'emergency';
  return versionStepOf(previous?.version ?? null, lastKnown(facts.map(({ version }) => version)));
}

function stageOf(reading: Reading, core: DeploymentCore): ReleaseStage {
  const configuration = reading.configurationAt(referenceAt(core));
  return {
    deploymentId: core.id,
    service: core.services.length === 1 ? (core.services[0] ?? null) : null,
    environment: core.environment,
    tier: tierOf(configuration, core.environment),
    artifactDigest: core.artifactDigest,
    state: endingOf(reading, core).state,
    effectiveAt: core.effectiveAt?.text ?? null,
    finishedAt: core.finishedAt?.text ?? null,
  };
}
