// SPDX-License-Identifier: Apache-2.0
import { resolvedName } from '../configuration/identities.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { type ClaimedMoment, momentIn, momentOf } from '../deployment/times.js';
import type { ApprovalEvidence } from '../evidence/authority-evidence.js';
import { firstKnown, lastKnown, sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';

/** An approval as its events leave it: what was asked, and who answered what when. */
export interface ApprovalView {
  readonly approval: string;
  readonly facts: readonly ApprovalEvidence[];
  readonly votes: readonly Vote[];
  readonly requestor: string | null;
  readonly requestedAt: ClaimedMoment | null;
  readonly environment: string | null;
  readonly artifactDigests: readonly string[];
  readonly scopeHash: string | null;
  readonly changeRequest: string | null;
  readonly policyRef: string | null;
  readonly target: string | null;
  readonly gate: string | null;
  readonly method: string | null;
  readonly meaning: string | null;
  readonly requiredApprovers: number;
  readonly expiresAt: ClaimedMoment | null;
}

/** What one person answered. */
export interface Vote {
  readonly fact: ApprovalEvidence;
  readonly approver: string | null;
  readonly decision: string;
  readonly at: ClaimedMoment;
  /** the gate says that this person may not approve */
  readonly isBlocked: boolean;
}

/** Where an approval stands at a moment. */
export type ApprovalStanding =
  | { readonly kind: 'pending' | 'cancelled' | 'expired' | 'deferred' | 'incomplete' }
  | { readonly kind: 'rejected'; readonly at: ClaimedMoment }
  | { readonly kind: 'approved'; readonly at: ClaimedMoment };

/** The approval of an id, as its events up to a moment leave it; null: nothing is said of it. */
export function approvalOf(reading: Reading, approval: string): ApprovalView | null {
  return reading.once(`approval ${approval}`, (inner) => {
    const facts = inner.select('approval', `approval:${approval}`);
    const [first] = facts;
    return first === undefined ? null : viewOf(inner.configurationAt(first.at), approval, facts);
  });
}

/** Where it stands after everything that happened up to a moment (included). */
export function standingAt(view: ApprovalView, until: bigint | null): ApprovalStanding {
  const facts = view.facts.filter(({ at }) => until === null || at <= until);
  const votes = view.votes.filter(({ at }) => until === null || at.at <= until);
  const closed = facts.findLast(({ predicate }) => predicate === 'closed');
  if (closed?.status === 'cancelled') return { kind: 'cancelled' };
  if (closed?.status === 'expired') return { kind: 'expired' };
  const last = votes.findLast(
    ({ decision }) => decision !== 'escalated' && decision !== 'delegate',
  );
  if (last?.decision === 'rejected' || last?.decision === 'requestChanges') {
    return { kind: 'rejected', at: last.at };
  }
  if (last?.decision === 'deferred') return { kind: 'deferred' };
  const granted = grantedBy(view, votes, closed);
  if (granted !== null) return { kind: 'approved', at: granted };
  if (isOver(view, until)) return { kind: 'expired' };
  return { kind: votes.some(({ decision }) => decision === 'approved') ? 'incomplete' : 'pending' };
}

/** When the last of the approvers that are needed had said yes; null: not all have. */
function grantedBy(
  view: ApprovalView,
  votes: readonly Vote[],
  closed: ApprovalEvidence | undefined,
): ClaimedMoment | null {
  const approvers = new Set<string | null>();
  for (const { approver, decision, at, isBlocked } of votes) {
    if (decision === 'approved' && !isBlocked) approvers.add(approver);
    if (approvers.size < view.requiredApprovers) continue;
    // a gate that closes says when it opened, which may be after the last vote
    return closed?.status === 'approved' && closed.at > at.at ? momentOf(closed) : at;
  }
  return null;
}

function isOver({ expiresAt }: ApprovalView, until: bigint | null): boolean {
  return expiresAt !== null && until !== null && expiresAt.at <= until;
}

function viewOf(
  configuration: RecordsConfiguration,
  approval: string,
  facts: readonly ApprovalEvidence[],
): ApprovalView {
  const created = facts.find(({ predicate }) => predicate === 'created');
  const blocked = new Set(
    facts
      .flatMap(({ blockedApprovers }) => blockedApprovers)
      .map((name) => resolvedName(configuration, name)),
  );
  return {
    approval,
    facts,
    votes: facts.flatMap((fact) => voteOf(configuration, fact, blocked)),
    requestor: requestorOf(configuration, facts),
    requestedAt: created === undefined ? null : momentOf(created),
    environment: lastKnown(facts.map(({ environment }) => environment)),
    artifactDigests: sortedDistinct(facts.flatMap(({ artifactDigests }) => artifactDigests)),
    scopeHash: lastKnown(facts.map(({ scopeHash }) => scopeHash)),
    changeRequest: firstKnown(facts.map(({ changeRequest }) => changeRequest)),
    policyRef: firstKnown(facts.map(({ policyRef }) => policyRef)),
    target: firstKnown(facts.map(({ target }) => target)),
    gate: firstKnown(facts.map(({ gate }) => gate)),
    method: lastKnown(facts.map(({ method }) => method)),
    meaning: lastKnown(facts.map(({ meaning }) => meaning)),
    requiredApprovers: Math.max(1, ...facts.map((fact) => fact.requiredApprovers ?? 1)),
    expiresAt: facts.flatMap((fact) => momentIn(fact.expiresAt, fact)).at(-1) ?? null,
  };
}

function requestorOf(
  configuration: RecordsConfiguration,
  facts: readonly ApprovalEvidence[],
): string | null {
  const requestor = firstKnown(facts.map((fact) => fact.requestor));
  return requestor === null ? null : resolvedName(configuration, requestor);
}

function voteOf(
  configuration: RecordsConfiguration,
  fact: ApprovalEvidence,
  blocked: ReadonlySet<string>,
): readonly Vote[] {
  const decision = fact.decision ?? fact.status;
  if (fact.predicate === 'created' || decision === null || fact.status === 'expired') return [];
  const name = fact.responder ?? fact.actor?.id ?? null;
  const approver = name === null ? null : resolvedName(configuration, name);
  const isBlocked = approver !== null && blocked.has(approver);
  return [{ fact, approver, decision, at: momentOf(fact), isBlocked }];
}
