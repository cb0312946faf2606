// SPDX-License-Identifier: Apache-2.0
import { type ApprovalView, standingAt } from '../approval/approval-view.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { type ClaimedMoment, momentOf } from '../deployment/times.js';
import type { RequestEvidence } from '../evidence/authority-evidence.js';
import { requestAsOf, type RequestView } from '../request/request-view.js';
import { orderOf } from './clock-tolerance.js';
import { authorises, type ApprovalVerdict, type JudgedApproval } from './judge-approval.js';
import { scopeHashOf } from './scope.js';

/** What an approval amounts to for a request of which nothing has gone live yet. */
export function judgeForRequest(view: ApprovalView, request: RequestView): JudgedApproval {
  if (!authorises(view)) return { view, verdict: 'advisory', decidedAt: null };
  const standing = standingAt(view, null);
  if (standing.kind === 'rejected') return { view, verdict: 'rejected', decidedAt: standing.at };
  if (standing.kind === 'deferred') return { view, verdict: 'pending', decidedAt: null };
  if (standing.kind !== 'approved') return { view, verdict: standing.kind, decidedAt: null };
  const verdict = isStale(view, request, standing.at) ? 'stale' : 'valid';
  return { view, verdict, decidedAt: standing.at };
}

/** What the request's own events decide, where no approval is told of. */
export interface RequestDecision {
  readonly verdict: ApprovalVerdict;
  readonly decidedAt: ClaimedMoment;
  readonly fact: RequestEvidence;
}

/**
 * The last word of `itil-changerequest.authorized` and `.rejected` on a request that is no standard
 * one, against the first exposure; null: nothing was decided.
 */
export function requestDecision(
  configuration: RecordsConfiguration,
  request: RequestView,
  startedAt: ClaimedMoment | null,
): RequestDecision | null {
  const words = request.facts.filter(({ predicate }) => WORDS.has(predicate));
  const early = words.filter(({ at }) => startedAt === null || at < startedAt.at);
  const fact = early.at(-1) ?? words.at(-1);
  if (fact === undefined || request.changeType === 'standard') return null;
  const decidedAt = momentOf(fact);
  const isEarly = startedAt === null || orderOf(configuration, decidedAt, startedAt) === 'before';
  if (fact.predicate === 'rejected') {
    return { verdict: isEarly ? 'rejected' : 'repudiated', decidedAt, fact };
  }
  const asked = requestAsOf(request, decidedAt.at);
  const now = startedAt === null ? request : requestAsOf(request, startedAt.at);
  const isOther = asked !== null && now !== null && scopeOf(asked) !== scopeOf(now);
  if (isOther) return { verdict: 'stale', decidedAt, fact };
  if (isEarly) return { verdict: 'valid', decidedAt, fact };
  const order = orderOf(configuration, decidedAt, startedAt);
  return { verdict: order === 'indeterminate' ? 'indeterminate' : 'late', decidedAt, fact };
}

/** Whether the request asks for something else than when it was approved. */
function isStale(view: ApprovalView, request: RequestView, decidedAt: ClaimedMoment): boolean {
  const { artifactDigests } = view;
  const isUnnamed = (digest: string) => !artifactDigests.includes(digest);
  if (artifactDigests.length > 0 && request.artifactDigests.some(isUnnamed)) return true;
  const asked = requestAsOf(request, decidedAt.at);
  return asked !== null && scopeOf(asked) !== scopeOf(request);
}

function scopeOf(request: RequestView): string {
  return `${scopeHashOf(request)} ${request.scopeHash}`;
}

const WORDS: ReadonlySet<string> = new Set(['authorized', 'rejected']);
