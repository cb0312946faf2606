// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';
import type { CloseCode, Deployment, Lifecycle } from './change.js';
import { timeOf } from './reading.js';

/** The steps of bringing something into the environment, in the order in which they happened. */
export function deploymentsOf(acts: readonly Fact[], environment: string): readonly Deployment[] {
  const begun = acts.filter(({ predicate }) => predicate !== 'requested');
  return begun.map((fact) => ({
    position: Number(fact.origin.position),
    subject: fact.subjectId,
    act: fact.name,
    service: fact.places.find((place) => place.environment === environment)?.service ?? null,
    environment,
    artifactDigest: digestIn(fact),
    outcome: outcomeIn(fact),
    deployer: fact.actor?.id ?? null,
    occurredAt: timeOf(fact),
    recordedAt: fact.origin.recordedAt,
  }));
}

/** Where the work is, as far as its acts tell (records.md a.2). */
export function lifecycleOf(acts: readonly Fact[], evidence: readonly Fact[]): Lifecycle {
  const begun = acts.filter(({ predicate }) => predicate !== 'requested');
  const requests = evidence.filter(({ subject }) => subject === 'itil-changerequest');
  if (begun.some((fact) => outcomeIn(fact) !== null)) return 'closed';
  if (begun.length > 0) return 'implement';
  const last = requests.at(-1)?.predicate ?? '';
  if (last === 'cancelled' || last === 'rejected') return 'canceled';
  if (last === 'authorized' || last === 'scheduled') return 'scheduled';
  if (last === 'assessed') return 'assess';
  return acts.length > 0 ? 'scheduled' : 'draft';
}

/** How it ended: a rollback or a last failure is unsuccessful, whatever came before. */
export function closeCodeOf(acts: readonly Fact[], lifecycle: Lifecycle): CloseCode | null {
  if (lifecycle !== 'closed') return null;
  const outcomes = acts.map(outcomeIn).filter((outcome) => outcome !== null);
  if (outcomes.includes('rolledback') || outcomes.at(-1) !== 'success') return 'unsuccessful';
  return outcomes.includes('failure') ? 'successful_with_issues' : 'successful';
}

/** What a step came to; `service.deployed` and its like are said only of what took effect. */
function outcomeIn(fact: Fact): string | null {
  if (fact.name === 'service.rolledback') return 'rolledback';
  if (fact.subject === 'service') return 'success';
  if (fact.subject === 'itil-configuration') return 'success';
  return fact.predicate === 'finished' ? fact.outcome : null;
}

function digestIn(fact: Fact): string | null {
  const key = fact.keys.find(({ kind, role }) => kind === 'artifact' && role !== 'previous');
  return key?.value ?? null;
}
