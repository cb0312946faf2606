// SPDX-License-Identifier: Apache-2.0
import { tierOf } from '../configuration/environment-tier.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { natureOf } from '../deployment/kind.js';
import { mutableTagOf } from '../deployment/mutable-tag.js';
import { sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { type Anchor, recordId } from '../record.js';
import { conflictsIn, recordHeadOf } from '../record-head.js';
import { releasesWith } from '../release/releases-with.js';
import { requiredSuitesOf, suiteRunOf, suitesOf } from '../test-evidence/suites.js';
import { backoutPlanOf } from './backout.js';
import { type ChangeCase, changeCaseOf } from './case.js';
import type { Change, ChangeApproval } from './change.js';
import { changeApprovalsOf } from './change-approvals.js';
import { isUnauthorised } from './change-authorisation.js';
import { changeDeploymentsOf } from './change-deployments.js';
import {
  gatesOf,
  gatherEvidence,
  ownEvidence,
  startPositionOf,
  ticketsOf,
} from './change-evidence.js';
import { outcomeOf } from './change-outcome.js';
import { scopeOf, typeOf, wordsOf } from './describe.js';
import { type MatchBasis, membershipOf } from './membership.js';
import { postHocEditsOf } from './post-hoc-edits.js';
import { segregationOf } from './segregation.js';

/** The Change that stands on an anchor, from a prefix of the ledger; null: nothing controlled does (D4). */
export function assembleChange(reading: Reading, anchor: Anchor): Change | null {
  const given = changeCaseOf(reading, anchor);
  if (given === null) return null;
  gatherEvidence(given);
  const kind = kindIn(given);
  const parts = {
    ...kind,
    ...subjectOf(given),
    ...authorityOf(given),
    ...evidenceIn(given),
    ...outcomeOf(given, kind.type),
  };
  const own = ownEvidence(given);
  return {
    // last, for by now all evidence is on the trail
    ...recordHeadOf(anchor, given.trail, { own, externalRefs: referencesOf(given) }),
    ...parts,
    conflicts: conflictsIn(own),
    configurationVersion: given.configuration.version,
  };
}

function kindIn(given: ChangeCase) {
  const { reading, forward } = given;
  const isReturn = forward.some((core) => natureOf(reading, core).kind === 'rollback');
  return { ...typeOf(given, isReturn), matchBasis: matchBasisOf(given) };
}

/** How the least sure of its deployments was found; of a Change of its own, what else speaks for it. */
function matchBasisOf({ reading, forward, changes, authorised }: ChangeCase): MatchBasis {
  const bases = forward.map((core) => membershipOf(reading, core).basis);
  const worst = FROM_WORST.find((basis) => bases.includes(basis)) ?? 'explicit';
  if (worst !== 'none') return worst;
  return changes.length > 0 || authorised.judged.length > 0 ? 'scopeHash' : 'none';
}

const FROM_WORST: readonly MatchBasis[] = ['none', 'window', 'scopeHash', 'explicit'];

function subjectOf(given: ChangeCase) {
  const { reading, forward, request, configuration } = given;
  const tickets = ticketsOf(given);
  const [scope, words] = [scopeOf(given), wordsOf(given, tickets)];
  const [first] = forward;
  const releases = scope.artifactDigests.flatMap((digest) => releasesWith(reading, digest));
  return {
    ...words,
    ...scope,
    tiers: [...new Set(scope.environments.map((each) => tierOf(configuration, each)))].toSorted(),
    regulatoryTags: tagsOf(configuration, scope.services),
    tickets,
    owner: scope.owner ?? words.requestedBy,
    backoutPlan:
      first === undefined ? (request?.backoutPlan ?? null) : backoutPlanOf(reading, first),
    deployments: changeDeploymentsOf(given),
    releases: sortedDistinct(releases.map(({ release }) => recordId(['release', release]))),
  };
}

function tagsOf({ services: rules }: RecordsConfiguration, services: readonly string[]) {
  const own = rules.filter(({ service }) => services.includes(service));
  return sortedDistinct(own.flatMap(({ regulatoryTags }) => regulatoryTags));
}

function authorityOf(given: ChangeCase) {
  const { authorised, configuration, changes, deployments, request, startedAt } = given;
  const each = authorised.each.flatMap(({ authorised: own }) => own.judged);
  const judged = authorised.each.length > 0 ? each : authorised.judged;
  const startPosition = startPositionOf(given);
  const approvals = changeApprovalsOf({ configuration, judged, changes, startPosition });
  return {
    authorisation: authorised.state,
    authorisationReason: authorised.reason,
    authority: authorised.authority,
    authorisedAt: authorised.decidedAt?.text ?? null,
    approvals,
    isUnauthorised: isUnauthorised(authorised),
    isOnHold: approvals.findLast(isAuthority)?.decision === 'deferred',
    segregation: segregationOf(configuration, changes, {
      approvers: approvals.filter(isYes).flatMap(({ approver }) => approver ?? []),
      deployments,
    }),
    postHocEdits:
      request === null || startedAt === null ? [] : postHocEditsOf(request, startedAt.at),
    implementationPosition: startPosition,
  };
}

function evidenceIn(given: ChangeCase) {
  const { reading, forward, configuration, trail } = given;
  const tests = forward.flatMap((core) => suitesOf(reading, core).tests);
  const once = [...new Map(tests.map((test) => [test.position, test])).values()];
  const suites = forward.flatMap((core) =>
    requiredSuitesOf(reading, core, configuration.requiredSuites),
  );
  return {
    tests: once.toSorted((left, right) => left.position - right.position).map(suiteRunOf),
    requiredSuites: [...new Map(suites.map((each) => [JSON.stringify(each), each])).values()],
    gates: gatesOf(given),
    mutableTags: forward.flatMap((core) => mutableTagOf(trail, core) ?? []),
  };
}

function referencesOf({ request }: ChangeCase) {
  const last = request?.facts.at(-1);
  if (last === undefined) return [];
  const url = /^https?:/.test(last.subjectId) ? last.subjectId : null;
  return [{ system: last.externalSystem ?? last.source, key: last.externalId ?? last.number, url }];
}

function isAuthority({ meaning }: ChangeApproval): boolean {
  return meaning !== 'reviewed';
}

function isYes(approval: ChangeApproval): boolean {
  return isAuthority(approval) && approval.decision === 'approved';
}
