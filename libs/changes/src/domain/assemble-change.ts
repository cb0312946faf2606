// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';
import { anchorsOf, type ChangeAnchor, isDeployment } from './anchor.js';
import { approvalsOf, authorisationOf } from './approvals.js';
import type { Change, ChangeType } from './change.js';
import { closeCodeOf, deploymentsOf, lifecycleOf } from './deployments.js';
import { byOccurrence, distinct, textOf, valuesOf } from './reading.js';
import { testsOf } from './tests.js';

/**
 * The Change of an anchor, from a set of facts: any order, any duplicate gives the same record (D4).
 * Returns null when none of the facts is an act or a request of that anchor.
 */
export function assembleChange(anchor: ChangeAnchor, facts: readonly Fact[]): Change | null {
  const evidence = evidenceOf(anchor, facts);
  const anchored = evidence.filter((fact) => isAnchoredOn(fact, anchor));
  if (anchored.length === 0) return null;
  const acts = anchored.filter(isDeployment);
  const request = evidence.filter((fact) => fact.subject === 'itil-changerequest').at(-1);
  const sources = evidence.filter((fact) => fact.subject === 'change');
  const deployments = deploymentsOf(acts, anchor.environment);
  const actualStart = deployments[0]?.occurredAt ?? null;
  const approvals = approvalsOf(evidence, anchor.environment);
  const lifecycle = lifecycleOf(acts, evidence);
  const positions = evidence.map((fact) => Number(fact.origin.position));
  return {
    id: anchor.id,
    number: anchor.id,
    type: typeOf(request),
    title: textOf(request, 'title') ?? titleOf(sources),
    reason: textOf(request, 'reason') ?? textOf(request, 'description'),
    requestedBy: textOf(request, 'requestor'),
    services: distinct(anchored.flatMap(({ places }) => places.map(({ service }) => service))),
    environments: [anchor.environment],
    artifactDigests: valuesOf(acts, 'artifact'),
    configDigests: valuesOf(acts, 'config'),
    sourceRevisions: valuesOf(
      evidence.filter(({ subject }) => subject === 'build'),
      'commit',
    ),
    sourceChanges: valuesOf(sources, 'sourceChange'),
    changeRequests: valuesOf(anchored, 'changeRequest'),
    lifecycle,
    authorisation: authorisationOf(approvals, actualStart),
    closeCode: closeCodeOf(acts, lifecycle),
    plannedStart: textOf(request, 'plannedStart'),
    plannedEnd: textOf(request, 'plannedEnd'),
    actualStart,
    actualEnd: deployments.findLast(({ outcome }) => outcome !== null)?.occurredAt ?? null,
    approvals,
    tests: testsOf(evidence),
    deployments,
    sourceEvents: positions.toSorted((a, b) => a - b),
    firstPosition: Math.min(...anchored.map((fact) => Number(fact.origin.position))),
    lastPosition: Math.max(...positions),
  };
}

/** Facts in the order in which they say they happened, without the acts of other Changes. */
function evidenceOf(anchor: ChangeAnchor, facts: readonly Fact[]): readonly Fact[] {
  const once = new Map(facts.map((fact) => [fact.origin.position, fact]));
  const mine = [...once.values()].filter(
    (fact) => !isDeployment(fact) || isAnchoredOn(fact, anchor),
  );
  return mine.toSorted(byOccurrence);
}

function isAnchoredOn(fact: Fact, anchor: ChangeAnchor): boolean {
  return anchorsOf(fact).some(({ id }) => id === anchor.id);
}

function typeOf(request: Fact | undefined): ChangeType {
  const type = textOf(request, 'changeType');
  return type === 'standard' || type === 'emergency' ? type : 'normal';
}

function titleOf(sources: readonly Fact[]): string | null {
  return sources.map((fact) => textOf(fact, 'description')).find((text) => text !== null) ?? null;
}
