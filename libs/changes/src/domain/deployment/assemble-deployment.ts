// SPDX-License-Identifier: Apache-2.0
import { type Authorised, authorisationOf } from '../authority/authorisation.js';
import { plannedBackoutOf } from '../change/backout.js';
import { type Membership, membershipOf } from '../change/membership.js';
import { deployerOf } from '../change/segregation.js';
import { tierOf } from '../configuration/environment-tier.js';
import { resolvedName } from '../configuration/identities.js';
import type { Actor } from '../evidence/head.js';
import { incidentsCausedBy } from '../incident/attribution.js';
import { firstKnown } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { newTrail, noteAll, type Trail } from '../reading/trail.js';
import { type Anchor, recordId } from '../record.js';
import { conflictsIn, recordHeadOf } from '../record-head.js';
import { commitsOf } from '../source-change/commits.js';
import { requiredSuitesOf } from '../test-evidence/suites.js';
import { windowStandingOf } from '../window/windows.js';
import { coreOf, type DeploymentCore, referenceAt } from './core.js';
import type { Deployment } from './deployment.js';
import { endingOf } from './ending.js';
import { changesState, natureOf } from './kind.js';
import { mutableTagOf } from './mutable-tag.js';
import { phasesOf, readinessOf } from './phases.js';
import { stagesOf } from './promotion.js';

/** The Deployment that stands on an anchor, from a prefix of the ledger; null: nothing does (D4). */
export function assembleDeployment(reading: Reading, anchor: Anchor): Deployment | null {
  const core = coreOf(reading, anchor);
  if (core === null) return null;
  const trail = newTrail(reading);
  noteAll(trail, core.joins);
  const parts = {
    ...placeOf(reading, core),
    ...whatOf(reading, core),
    ...courseOf(reading, core),
    ...actorsOf(reading, core),
    ...authorityOf(trail, core),
    mutableTag: mutableTagOf(trail, core),
    stages: stagesOf(reading, core),
    conflicts: conflictsIn([...core.acts, ...core.steps]),
  };
  return {
    ...recordHeadOf(anchor, trail, { own: core.acts, externalRefs: referencesOf(core) }),
    ...parts,
  };
}

function placeOf(reading: Reading, { services, environment, ...core }: DeploymentCore) {
  const configuration = reading.configurationAt(referenceAt({ services, environment, ...core }));
  const tier = tierOf(configuration, environment);
  const isControlled = configuration.controlledTiers.includes(tier);
  const service = services.length === 1 ? (services[0] ?? null) : null;
  return { subject: core.subject, service, services, environment, tier, isControlled };
}

function whatOf(reading: Reading, core: DeploymentCore) {
  const { kind, basis, takesBack } = natureOf(reading, core);
  const flag = core.acts.find((act) => act.kind === 'flag');
  return {
    kind,
    kindBasis: basis,
    takesBack: takesBack === null ? null : recordId(takesBack),
    artifactDigest: core.artifactDigest,
    artifactId: core.artifactId,
    previousArtifactDigest: core.before.artifactDigest,
    configDigest: core.configDigest,
    previousConfigDigest: core.before.configDigest,
    flag:
      flag === undefined
        ? null
        : { name: flag.flag, isEnabled: flag.isEnabled, variant: flag.variant },
  };
}

function courseOf(reading: Reading, core: DeploymentCore) {
  const { state, takenBackBy } = endingOf(reading, core);
  return {
    requestedAt: core.requestedAt?.text ?? null,
    startedAt: core.startedAt?.text ?? null,
    effectiveAt: core.effectiveAt?.text ?? null,
    finishedAt: core.finishedAt?.text ?? null,
    state,
    outcome: core.outcome,
    pipelineRun: core.pipelineRun,
    attempt: core.attempt ?? 1,
    strategy: firstKnown(core.acts.map(({ strategy }) => strategy)),
    phases: phasesOf(core),
    readiness: readinessOf(core),
    takenBackBy: takenBackBy === null ? null : recordId(takenBackBy),
  };
}

function actorsOf(reading: Reading, core: DeploymentCore) {
  const deployer = deployerOf(core);
  const configuration = reading.configurationAt(referenceAt(core));
  return {
    deployer: deployer === null ? null : resolvedName(configuration, deployer.id),
    account: firstKnown(core.acts.map(({ actor }) => actor)),
    trigger: triggerOf(deployer),
  };
}

function triggerOf(deployer: Actor | null): Deployment['trigger'] {
  if (deployer === null || deployer.kind === null) return null;
  return deployer.kind === 'user' ? 'human' : 'bot';
}

function authorityOf(trail: Trail, core: DeploymentCore) {
  const { reading } = trail;
  const membership = membershipOf(reading, core);
  const taken = membership.anchor === null ? null : plannedBackoutOf(reading, core);
  const authorised = authorisedOf(reading, membership, taken ?? core);
  const windows =
    membership.anchor === null ? null : windowStandingOf(reading, core, membership.request);
  noteAll(trail, [...(authorised?.joins ?? []), ...(windows?.joins ?? [])]);
  const isChange = membership.anchor !== null;
  return {
    changeId: membership.anchor === null ? null : recordId(membership.anchor),
    matchBasis: matchBasisOf(membership, authorised, commitsOf(reading, core).length > 0),
    authorisation: authorised?.state ?? null,
    authorisationReason: authorised?.reason ?? null,
    approvalAtStart: approvalAtStart(authorised),
    freezeHits: windows?.freezes ?? [],
    windowOk: windows?.isWithinWindow ?? null,
    isPlannedBackout: taken !== null,
    requiredSuites: isChange && taken === null ? suitesFor(reading, core) : [],
    commits: isChange ? commitsBrought(reading, core) : [],
    incidents: incidentsCausedBy(reading, core).map(({ view }) =>
      recordId(['incident', view.incident]),
    ),
  };
}

/** What takes back changes nothing that was not authorised before. */
function authorisedOf(
  reading: Reading,
  { anchor, request }: Membership,
  core: DeploymentCore,
): Authorised | null {
  if (anchor === null) return null;
  return changesState(natureOf(reading, core)) || request !== null
    ? authorisationOf(reading, core, request)
    : null;
}

/** A Change of its own is matched when something speaks for exactly this: an approval, or its code. */
function matchBasisOf(
  { anchor, basis }: Membership,
  authorised: Authorised | null,
  hasCommits: boolean,
): Deployment['matchBasis'] {
  if (anchor === null || basis !== 'none') return basis;
  return hasCommits || (authorised?.judged.length ?? 0) > 0 ? 'scopeHash' : 'none';
}

function approvalAtStart(authorised: Authorised | null): boolean | null {
  if (authorised === null || authorised.reason === 'CLOCKS_CANNOT_TELL') return null;
  return authorised.state === 'approved' || authorised.state === 'preauthorised';
}

/** A way back brings nothing that was not live before. */
function commitsBrought(reading: Reading, core: DeploymentCore) {
  return natureOf(reading, core).kind === 'rollback' ? [] : commitsOf(reading, core);
}

function suitesFor(reading: Reading, core: DeploymentCore) {
  const configuration = reading.configurationAt(referenceAt(core));
  return requiredSuitesOf(reading, core, configuration.requiredSuites);
}

function referencesOf({ subject, pipelineRun, acts }: DeploymentCore) {
  const system = acts[0]?.source ?? '';
  return [subject, pipelineRun].flatMap((key) =>
    key === null ? [] : [{ system, key, url: /^https?:/.test(key) ? key : null }],
  );
}
