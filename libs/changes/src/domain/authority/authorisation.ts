// SPDX-License-Identifier: Apache-2.0
import { type DeploymentCore, referenceAt } from '../deployment/core.js';
import type { ClaimedMoment } from '../deployment/times.js';
import type { Reading } from '../reading/reading.js';
import { type Join, joinsOf, newTrail, noteAll } from '../reading/trail.js';
import { recordId } from '../record.js';
import { requestAsOf, requestOf, type RequestView } from '../request/request-view.js';
import { approvalsFor, approvalsOfRequest } from './approvals-for.js';
import { type ApprovalVerdict, judgeApproval, type JudgedApproval } from './judge-approval.js';
import { judgeForRequest, requestDecision } from './judge-request.js';
import { judgeModel, type ModelVerdict, type ModelViolation } from './model.js';
import { peerReviewOf } from './peer-review.js';

/** Who said yes, and when, against what happened (records.md a.2): never folded into another axis. */
export type Authorisation =
  | 'none'
  | 'pending'
  | 'preauthorised'
  | 'approved'
  | 'rejected'
  | 'expired'
  | 'invalidated'
  | 'absent'
  | 'ratified_late'
  | 'repudiated';

/** Why an authorisation is what it is. */
export type AuthorisationReason =
  | 'APPROVED_BEFORE_START'
  | 'REVIEWED_BEFORE_START'
  | 'MODEL_HELD'
  | 'CLOCKS_CANNOT_TELL'
  | 'APPROVED_AFTER_START'
  | 'REJECTED'
  | 'APPROVAL_STALE'
  | 'APPROVAL_USED'
  | 'APPROVERS_MISSING'
  | 'APPROVAL_EXPIRED'
  | 'UNDECIDED'
  | 'NOBODY_ASKED'
  | ModelViolation;

/** An authorisation, by whose authority, and everything that it was judged from. */
export interface Authorised {
  readonly state: Authorisation;
  readonly reason: AuthorisationReason;
  /** of the model, of peers (rule 2), or of somebody for this instance */
  readonly authority: 'model' | 'delegated' | 'individual' | null;
  /** ids of the Approvals that count */
  readonly approvals: readonly string[];
  readonly decidedAt: ClaimedMoment | null;
  readonly judged: readonly JudgedApproval[];
  readonly model: ModelVerdict | null;
  readonly joins: readonly Join[];
}

/** What authorises a deployment, against its first exposure (rules 2 to 5). */
export function authorisationOf(
  reading: Reading,
  core: DeploymentCore,
  number: string | null,
): Authorised {
  return reading.once(`authorisation ${core.id} ${number}`, (inner) => {
    const request = number === null ? null : requestOf(inner, number);
    const { approvals, joins } = approvalsFor(inner, core, number);
    const judged = approvals.map((view) => judgeApproval(inner, view, core));
    const model = modelVerdict(inner, request, core);
    return conclude({ reading: inner, request, core, judged, model, joins });
  });
}

/** What authorises a request of which nothing has gone live. */
export function authorisationOfRequest(reading: Reading, request: RequestView): Authorised {
  return reading.once(`authorisation of ${request.number}`, (inner) => {
    const { approvals, joins } = approvalsOfRequest(inner, request.number);
    const judged = approvals.map((view) => judgeForRequest(view, request));
    const model = modelVerdict(inner, request, null);
    return conclude({ reading: inner, request, core: null, judged, model, joins });
  });
}

interface Case {
  readonly reading: Reading;
  readonly request: RequestView | null;
  readonly core: DeploymentCore | null;
  readonly judged: readonly JudgedApproval[];
  readonly model: ModelVerdict | null;
  readonly joins: readonly Join[];
}

/** Past all that any clock claims. */
const END_OF_TIME = 1n << 80n;

function modelVerdict(
  reading: Reading,
  request: RequestView | null,
  core: DeploymentCore | null,
): ModelVerdict | null {
  const by = core?.startedAt?.at ?? END_OF_TIME;
  const atStart = request && (requestAsOf(request, by) ?? request);
  if (atStart === null || atStart.changeType !== 'standard' || atStart.model === null) return null;
  return judgeModel(reading, { request: atStart, model: atStart.model, core, by });
}

function conclude(given: Case): Authorised {
  const { reading, judged, model, joins } = given;
  const trail = newTrail(reading);
  noteAll(trail, [...joins, ...(model?.joins ?? [])]);
  const decisions = decisionsOf(given);
  const isStarted = given.core !== null && given.core.startedAt !== null;
  const conclusion =
    model?.isHeld === true
      ? ({ ...NOTHING, state: 'preauthorised', reason: 'MODEL_HELD', authority: 'model' } as const)
      : (granted(decisions) ??
        (isStarted ? afterStart(decisions, model) : beforeStart(decisions, model)));
  return { ...conclusion, judged, model, joins: joinsOf(trail) };
}

/** One decision: of an approval, of the request's own events, or of peers. */
interface Decision {
  readonly verdict: ApprovalVerdict;
  readonly decidedAt: ClaimedMoment | null;
  readonly approval: string | null;
  readonly authority: 'delegated' | 'individual';
}

/** Peers decide only where nobody else was asked; the request's events, where no approval is told of. */
function decisionsOf({ reading, request, core, judged }: Case): readonly Decision[] {
  const asked = judged.filter(({ verdict }) => verdict !== 'advisory' && verdict !== 'elsewhere');
  if (asked.length > 0) {
    return asked.map(({ view, verdict, decidedAt }) => ({
      verdict,
      decidedAt,
      approval: recordId(['approval', 'process', view.approval]),
      authority: 'individual',
    }));
  }
  if (request !== null) {
    const configuration = reading.configurationAt(core === null ? END_OF_TIME : referenceAt(core));
    const decision = requestDecision(configuration, request, core?.startedAt ?? null);
    return decision === null ? [] : [{ ...decision, approval: null, authority: 'individual' }];
  }
  const review = core === null ? null : peerReviewOf(reading, core);
  return review === null ? [] : [{ ...review, approval: null, authority: 'delegated' }];
}

type Conclusion = Omit<Authorised, 'judged' | 'model' | 'joins'>;

const NOTHING: Conclusion = {
  state: 'none',
  reason: 'NOBODY_ASKED',
  authority: null,
  approvals: [],
  decidedAt: null,
};

/** A yes that no later no takes back. */
function granted(decisions: readonly Decision[]): Conclusion | null {
  const valid = decisions.filter(({ verdict }) => verdict === 'valid');
  const last = lastOf(valid);
  const no = lastOf(decisions.filter(({ verdict }) => verdict === 'rejected'));
  if (last === null || (no !== null && timeOf(no) > timeOf(last))) return null;
  const { authority } = last;
  return {
    state: 'approved',
    reason: authority === 'delegated' ? 'REVIEWED_BEFORE_START' : 'APPROVED_BEFORE_START',
    authority,
    approvals: valid.flatMap(({ approval }) => approval ?? []).toSorted(),
    decidedAt: last.decidedAt,
  };
}

/** Nothing held before the first exposure; what came later ratifies or repudiates. */
function afterStart(decisions: readonly Decision[], model: ModelVerdict | null): Conclusion {
  const unclear = lastOf(decisions.filter(({ verdict }) => verdict === 'indeterminate'));
  if (unclear !== null) return concluded('pending', 'CLOCKS_CANNOT_TELL', unclear);
  const late = lastOf(decisions.filter(({ verdict }) => verdict === 'late'));
  if (late !== null) return concluded('ratified_late', 'APPROVED_AFTER_START', late);
  const no = lastOf(decisions.filter(({ verdict }) => verdict === 'repudiated'));
  if (no !== null) return concluded('repudiated', 'REJECTED', no);
  return { ...NOTHING, state: 'absent', reason: reasonOf(decisions, model) };
}

function beforeStart(decisions: readonly Decision[], model: ModelVerdict | null): Conclusion {
  const reason = reasonOf(decisions, model);
  const is = (verdict: ApprovalVerdict) => decisions.some((each) => each.verdict === verdict);
  if (is('rejected')) return { ...NOTHING, state: 'rejected', reason: 'REJECTED' };
  if (is('stale')) return { ...NOTHING, state: 'invalidated', reason: 'APPROVAL_STALE' };
  if (is('pending') || is('incomplete')) return { ...NOTHING, state: 'pending', reason };
  if (is('expired')) return { ...NOTHING, state: 'expired', reason: 'APPROVAL_EXPIRED' };
  if (model?.violations.includes('MODEL_SUSPENDED'))
    return { ...NOTHING, state: 'invalidated', reason };
  return { ...NOTHING, state: 'none', reason };
}

const REASONS: readonly (readonly [ApprovalVerdict, AuthorisationReason])[] = [
  ['rejected', 'REJECTED'],
  ['stale', 'APPROVAL_STALE'],
  ['used', 'APPROVAL_USED'],
  ['incomplete', 'APPROVERS_MISSING'],
  ['expired', 'APPROVAL_EXPIRED'],
  ['pending', 'UNDECIDED'],
];

function reasonOf(decisions: readonly Decision[], model: ModelVerdict | null): AuthorisationReason {
  const verdicts = new Set(decisions.map(({ verdict }) => verdict));
  const found = REASONS.find(([verdict]) => verdicts.has(verdict));
  return found?.[1] ?? model?.violations[0] ?? 'NOBODY_ASKED';
}

function concluded(
  state: Authorisation,
  reason: AuthorisationReason,
  { authority, approval, decidedAt }: Decision,
): Conclusion {
  return { state, reason, authority, approvals: approval === null ? [] : [approval], decidedAt };
}

function lastOf(decisions: readonly Decision[]): Decision | null {
  return decisions.reduce<Decision | null>(
    (last, each) => (last === null || timeOf(each) > timeOf(last) ? each : last),
    null,
  );
}

function timeOf({ decidedAt }: Decision): bigint {
  return decidedAt?.at ?? 0n;
}
