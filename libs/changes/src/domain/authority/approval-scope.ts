// SPDX-License-Identifier: Apache-2.0
import type { ApprovalView } from '../approval/approval-view.js';
import type { ApprovalEvidence } from '../evidence/authority-evidence.js';

/** What was approved may be told of by digest, else by a hash of the scope. */
type NamedScope = Pick<ApprovalEvidence, 'artifactDigests' | 'scopeHash'>;

/** What goes live somewhere: an artifact (null: it stays), and every hash that stands for it. */
export interface LiveScope {
  readonly artifact: string | null;
  readonly hashes: readonly string[];
}

/**
 * What an approval says of one scope alone: publishers use one id again for something else, and each
 * answer is for what its event names, or for what was named last before it (rule 5).
 */
export function approvalOfScope(view: ApprovalView, live: LiveScope): ApprovalView {
  const facts = factsAbout(view.facts, live);
  if (facts.size === view.facts.length) return view;
  return {
    ...view,
    facts: view.facts.filter((fact) => facts.has(fact)),
    votes: view.votes.filter(({ fact }) => facts.has(fact)),
  };
}

/** Whether any of its events says what the approval is for. */
export function namesScope({ facts }: ApprovalView, { artifact }: LiveScope): boolean {
  return facts.some(
    ({ artifactDigests, scopeHash }) =>
      scopeHash !== null || (artifact !== null && artifactDigests.length > 0),
  );
}

function factsAbout(
  facts: readonly ApprovalEvidence[],
  live: LiveScope,
): ReadonlySet<ApprovalEvidence> {
  const found = new Set<ApprovalEvidence>();
  let named: NamedScope = { artifactDigests: [], scopeHash: null };
  for (const fact of facts) {
    if (fact.artifactDigests.length > 0 || fact.scopeHash !== null) named = fact;
    if (isAbout(named, live)) found.add(fact);
  }
  return found;
}

function isAbout(
  { artifactDigests, scopeHash }: NamedScope,
  { artifact, hashes }: LiveScope,
): boolean {
  if (artifact !== null && artifactDigests.length > 0) return artifactDigests.includes(artifact);
  return scopeHash === null || hashes.includes(scopeHash);
}
