// SPDX-License-Identifier: Apache-2.0
import { functionOf } from '../change/segregation.js';
import { rolesAt } from '../configuration/identities.js';
import { timeOf } from '../evidence/head.js';
import type { Reading } from '../reading/reading.js';
import { newTrail, take } from '../reading/trail.js';
import { shelfKey } from '../evidence/evidence.js';
import { type Anchor } from '../record.js';
import { recordHeadOf } from '../record-head.js';
import {
  type Review,
  type SourceChangeView,
  sourceChangeOf,
} from '../source-change/source-change-view.js';
import type { Approval, ApprovalState } from './approval.js';

/** A code review as an Approval that means `reviewed`; null: it is none. */
export function assembleReview(reading: Reading, anchor: Anchor): Approval | null {
  const [, , source = '', id = ''] = anchor;
  const fact = reading
    .select('context', `ctx:${id}`)
    .filter((each) => each.kind === 'sourceChange')
    .find((each) => each.source === source);
  const change = fact === undefined ? null : sourceChangeOf(reading, fact.sourceChange);
  const review = change?.allReviews.find((each) => each.fact === fact);
  if (fact === undefined || change === null || review === undefined) return null;
  const trail = newTrail(reading);
  take(trail, fact, shelfKey('sourceChange', `pr:${fact.sourceChange}`));
  const externalRefs = [{ system: source, key: fact.sourceChange, url: urlOf(fact.sourceChange) }];
  return {
    ...recordHeadOf(anchor, trail, { own: [fact], externalRefs }),
    ...reviewParts(reading, change, review),
  };
}

const STATES: Readonly<Record<string, ApprovalState>> = {
  approved: 'approved',
  requestChanges: 'changes_requested',
  dismissed: 'dismissed',
};

function reviewParts(
  reading: Reading,
  change: SourceChangeView,
  { fact, reviewer, verdict, at, isOfFinalHead }: Review,
) {
  const configuration = reading.configurationAt(fact.at);
  const rolesHeld = rolesAt(configuration, reviewer, at.at);
  const vote = {
    position: fact.position,
    approver: reviewer,
    decision: verdict,
    role: 'reviewer',
    function: functionOf(configuration, reviewer, null),
    rolesHeld,
    hadAuthority: null,
    onBehalfOf: null,
    comment: null,
    decidedAt: timeOf(fact),
    recordedAt: fact.recordedAt,
    isBlocked: false,
  };
  return {
    subject: { kind: 'sourceChange', id: change.id },
    state: STATES[verdict] ?? 'requested',
    scopeHashApproved: fact.reviewedSha,
    artifactDigests: [],
    environment: null,
    requestor: change.authors[0] ?? null,
    requestedAt: change.facts[0] === undefined ? null : timeOf(change.facts[0]),
    decidedAt: timeOf(fact),
    gate: null,
    method: 'human',
    meaning: 'reviewed',
    requiredApprovers: 1,
    votes: [vote],
    evidenceUrl: urlOf(change.id),
    expiresAt: null,
    effects: [],
    isStale: !isOfFinalHead,
    isSelf: change.authors.includes(reviewer),
    sharesFunction: null,
    isRetroactive: change.mergedAt !== null && at.at > change.mergedAt.at,
    hoursLate: null,
  } as const satisfies Partial<Approval>;
}

function urlOf(text: string): string | null {
  return /^https?:/.test(text) ? text : null;
}
