// SPDX-License-Identifier: Apache-2.0
import { authorisationOf } from '../authority/authorisation.js';
import type { ApprovalVerdict } from '../authority/judge-approval.js';
import { plannedBackoutOf } from '../change/backout.js';
import { membershipOf } from '../change/membership.js';
import { functionOf } from '../change/segregation.js';
import { resolvedName, rolesAt } from '../configuration/identities.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import type { DeploymentCore } from '../deployment/core.js';
import { deploymentsBy } from '../deployment/deployments-by.js';
import { timeOf } from '../evidence/head.js';
import { lastKnown, sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { follow, newTrail } from '../reading/trail.js';
import { type Anchor, recordId } from '../record.js';
import { recordHeadOf } from '../record-head.js';
import { sourceChangeOf } from '../source-change/source-change-view.js';
import { sourceChangesOf } from '../source-change/source-changes-of.js';
import { earliestOf, hoursBetween } from '../time.js';
import type { Approval, ApprovalEffect, ApprovalSubject, ApprovalVote } from './approval.js';
import { type ApprovalView, approvalOf, standingAt, type Vote } from './approval-view.js';

/** The Approval of an id, from a prefix of the ledger; null: nothing is said of it (D4). */
export function assembleApproval(reading: Reading, anchor: Anchor): Approval | null {
  const [, , approval = ''] = anchor;
  const view = approvalOf(reading, approval);
  const [first] = view?.facts ?? [];
  if (view === null || first === undefined) return null;
  const trail = newTrail(reading);
  follow(trail, ['approval', `approval:${approval}`]);
  const configuration = reading.configurationAt(first.at);
  const votes = view.votes.map((vote) => voteOf(configuration, vote));
  const externalRefs = [
    {
      system: first.source,
      key: approval,
      url: lastKnown(view.facts.map((fact) => fact.evidenceUrl)),
    },
  ];
  return {
    ...recordHeadOf(anchor, trail, { own: view.facts, externalRefs }),
    subject: subjectOf(view),
    ...standingOf(view),
    scopeHashApproved: view.scopeHash,
    artifactDigests: view.artifactDigests,
    environment: view.environment,
    requestor: view.requestor,
    requestedAt: view.requestedAt?.text ?? null,
    gate: view.gate,
    method: view.method,
    meaning: view.meaning,
    requiredApprovers: view.requiredApprovers,
    votes,
    evidenceUrl: lastKnown(view.facts.map((fact) => fact.evidenceUrl)),
    expiresAt: view.expiresAt?.text ?? null,
    ...derivedOf(reading, view, configuration),
  };
}

function standingOf(view: ApprovalView): Pick<Approval, 'state' | 'decidedAt'> {
  const standing = standingAt(view, null);
  if (standing.kind === 'pending') return { state: 'requested', decidedAt: null };
  const isDecided = standing.kind === 'approved' || standing.kind === 'rejected';
  return { state: standing.kind, decidedAt: isDecided ? standing.at.text : null };
}

function subjectOf(view: ApprovalView): ApprovalSubject {
  const { policyRef, changeRequest, artifactDigests, scopeHash, target } = view;
  if (policyRef !== null) return { kind: 'changeModel', id: policyRef };
  if (changeRequest !== null) return { kind: 'changeRequest', id: changeRequest };
  const [digest] = artifactDigests;
  if (digest !== undefined) return { kind: 'artifact', id: digest };
  if (scopeHash !== null) return { kind: 'scope', id: scopeHash };
  return { kind: 'resource', id: target ?? view.approval };
}

/** Authority is judged as of the decision: who leaves later had it then (rule 27). */
function voteOf(
  configuration: RecordsConfiguration,
  { fact, approver, decision, at, isBlocked }: Vote,
): ApprovalVote {
  const rolesHeld = approver === null ? null : rolesAt(configuration, approver, at.at);
  const hadAuthority =
    rolesHeld === null || fact.role === null ? null : rolesHeld.includes(fact.role);
  return {
    position: fact.position,
    approver,
    decision,
    role: fact.role,
    function: functionOf(configuration, approver, fact.function),
    rolesHeld,
    hadAuthority,
    onBehalfOf: fact.onBehalfOf === null ? null : resolvedName(configuration, fact.onBehalfOf),
    comment: fact.comment,
    decidedAt: timeOf(fact),
    recordedAt: fact.recordedAt,
    isBlocked,
  };
}

type Derived = Pick<
  Approval,
  'effects' | 'isStale' | 'isSelf' | 'sharesFunction' | 'isRetroactive' | 'hoursLate'
>;

function derivedOf(
  reading: Reading,
  view: ApprovalView,
  configuration: RecordsConfiguration,
): Derived {
  const effects = deploymentsFor(reading, view).flatMap((core) => effectOn(reading, view, core));
  const mine = effects.filter(({ effect }) => SPEAKING.has(effect.verdict));
  const authors = authorsOf(
    reading,
    mine.map(({ core }) => core),
  );
  const yes = view.votes.filter(({ decision }) => decision === 'approved');
  const late = earliestOf(
    mine
      .filter(({ effect }) => effect.verdict === 'late')
      .flatMap(({ core }) => core.startedAt ?? []),
  );
  const standing = standingAt(view, null);
  return {
    effects: effects.map(({ effect }) => effect),
    isStale: effects.some(({ effect }) => effect.verdict === 'stale'),
    isSelf: yes.some(({ approver }) => approver !== null && authors.includes(approver)),
    sharesFunction: sharedFunction(configuration, yes, authors),
    isRetroactive: late !== null,
    hoursLate:
      late !== null && standing.kind === 'approved' ? hoursBetween(late.at, standing.at.at) : null,
  };
}

const SPEAKING: ReadonlySet<ApprovalVerdict> = new Set(['valid', 'indeterminate', 'late', 'stale']);

/** Deployments that the approval may speak for, by every way in which they find it. */
function deploymentsFor(reading: Reading, view: ApprovalView): readonly DeploymentCore[] {
  const { changeRequest, artifactDigests, target } = view;
  const released = target === null ? [] : reading.select('release', `release:${target}`);
  const digests = sortedDistinct([
    ...artifactDigests,
    ...released.flatMap(({ units }) => units.map(({ artifactDigest }) => artifactDigest)),
  ]);
  const found = [
    ...(changeRequest === null ? [] : deploymentsBy(reading, `changeRequest:${changeRequest}`)),
    ...digests.flatMap((digest) => deploymentsBy(reading, `artifact:${digest}`)),
  ];
  return [...new Map(found.map((core) => [core.id, core])).values()];
}

interface Effect {
  readonly core: DeploymentCore;
  readonly effect: ApprovalEffect;
}

function effectOn(reading: Reading, view: ApprovalView, core: DeploymentCore): readonly Effect[] {
  const { anchor, request } = membershipOf(reading, core);
  // a planned way back is covered by what it takes back
  if (anchor === null || plannedBackoutOf(reading, core) !== null) return [];
  const { judged } = authorisationOf(reading, core, request);
  const own = judged.find((each) => each.view.approval === view.approval);
  if (own === undefined || own.verdict === 'elsewhere') return [];
  const changeId = recordId(anchor);
  return [{ core, effect: { deploymentId: core.id, changeId, verdict: own.verdict } }];
}

function authorsOf(reading: Reading, cores: readonly DeploymentCore[]): readonly string[] {
  const ids = sortedDistinct(cores.flatMap((core) => sourceChangesOf(reading, core)));
  return sortedDistinct(ids.flatMap((id) => sourceChangeOf(reading, id)?.authors ?? []));
}

function sharedFunction(
  configuration: RecordsConfiguration,
  votes: readonly Vote[],
  authors: readonly string[],
): boolean | null {
  const own = votes.map(({ fact, approver }) => functionOf(configuration, approver, fact.function));
  const theirs = authors.map((author) => functionOf(configuration, author, null));
  if (own.length === 0 || theirs.length === 0 || [...own, ...theirs].includes(null)) return null;
  return own.some((each) => theirs.includes(each));
}
