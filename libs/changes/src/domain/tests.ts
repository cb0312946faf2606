// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';
import type { TestEvidence } from './change.js';
import { timeOf } from './reading.js';

/** The finished test suite runs among facts. */
export function testsOf(facts: readonly Fact[]): readonly TestEvidence[] {
  const finished = facts.filter(({ name }) => name === 'testsuiterun.finished');
  return finished.map((fact) => ({
    position: Number(fact.origin.position),
    run: fact.subjectId,
    kind: fact.profile?.test?.kind ?? null,
    outcome: fact.outcome,
    artifactDigest: fact.profile?.test?.artifactDigest ?? null,
    finishedAt: timeOf(fact),
  }));
}
