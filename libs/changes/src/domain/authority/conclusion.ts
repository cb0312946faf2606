// SPDX-License-Identifier: Apache-2.0
import type { ClaimedMoment } from '../deployment/times.js';
import type { ApprovalVerdict } from './judge-approval.js';
import type { ModelVerdict, ModelViolation } from './model.js';

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

/** One decision: of an approval, of the request's own events, or of peers. */
export interface Decision {
  readonly verdict: ApprovalVerdict;
  readonly decidedAt: ClaimedMoment | null;
  readonly approval: string | null;
  readonly authority: 'delegated' | 'individual';
}

/** An authorisation, and by whose authority. */
export interface Conclusion {
  readonly state: Authorisation;
  readonly reason: AuthorisationReason;
  /** of the model, of peers (rule 2), or of somebody for this instance */
  readonly authority: 'model' | 'delegated' | 'individual' | null;
  /** ids of the Approvals that count */
  readonly approvals: readonly string[];
  readonly decidedAt: ClaimedMoment | null;
}

/** What the decisions on something that has started, or is planned, come to. */
export function conclusionOf(
  decisions: readonly Decision[],
  model: ModelVerdict | null,
  progress: 'started' | 'planned',
): Conclusion {
  if (model?.isHeld === true) {
    return { ...NOTHING, state: 'preauthorised', reason: 'MODEL_HELD', authority: 'model' };
  }
  const conclude = progress === 'started' ? afterStart : beforeStart;
  return granted(decisions) ?? conclude(decisions, model);
}

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
