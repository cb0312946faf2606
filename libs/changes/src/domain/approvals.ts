// SPDX-License-Identifier: Apache-2.0
import { type Fact, instantOf } from '#events';
import type { Approval, Authorisation } from './change.js';
import { textOf, timeOf } from './reading.js';

/** The decisions among facts: of change authorities on that environment, and of code reviewers. */
export function approvalsOf(facts: readonly Fact[], environment: string): readonly Approval[] {
  return facts.flatMap((fact) => {
    if (fact.subject === 'change' && fact.predicate === 'reviewed') return reviewOf(fact);
    if (fact.subject !== 'approval' || fact.predicate === 'created') return [];
    const scope = fact.profile?.approval?.environment ?? environment;
    return scope === environment ? decisionOf(fact) : [];
  });
}

/** Who said yes and when, against the start of the work (records.md a.2, rule 4). */
export function authorisationOf(
  approvals: readonly Approval[],
  actualStart: string | null,
): Authorisation {
  const authorised = approvals.filter(({ meaning }) => meaning !== 'reviewed');
  // where nobody but the reviewers was asked, their word is the delegated authority's
  const counting = authorised.length > 0 ? authorised : approvals;
  const approved = counting.filter(({ decision }) => decision === 'approved');
  if (approved.length === 0) {
    if (actualStart !== null) return 'absent';
    return counting.some(({ decision }) => decision === 'rejected') ? 'rejected' : 'none';
  }
  if (actualStart === null) return 'approved';
  return approved.some(({ decidedAt }) => isBefore(decidedAt, actualStart))
    ? 'approved'
    : 'ratified_late';
}

function reviewOf(fact: Fact): readonly Approval[] {
  const review = fact.profile?.change;
  if (review?.verdict === undefined) return [];
  const approver = review.reviewer ?? fact.actor?.id ?? null;
  return [{ ...common(fact), approver, decision: review.verdict, meaning: 'reviewed', role: null }];
}

function decisionOf(fact: Fact): readonly Approval[] {
  const decision = textOf(fact, 'decision') ?? textOf(fact, 'status');
  if (decision === null) return [];
  const { meaning = null, role = null } = fact.profile?.approval ?? {};
  const approver = textOf(fact, 'responder') ?? fact.actor?.id ?? null;
  return [{ ...common(fact), approver, decision, meaning, role }];
}

function common(fact: Fact): Pick<Approval, 'position' | 'subject' | 'decidedAt' | 'recordedAt'> {
  return {
    position: Number(fact.origin.position),
    subject: fact.subjectId,
    decidedAt: timeOf(fact),
    recordedAt: fact.origin.recordedAt,
  };
}

function isBefore(left: string, right: string): boolean {
  const [a, b] = [instantOf(left), instantOf(right)];
  return a !== null && b !== null && a.nanoseconds < b.nanoseconds;
}
