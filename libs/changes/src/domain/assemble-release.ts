// SPDX-License-Identifier: Apache-2.0
import { artifactReferenceOf, type Fact, keyText } from '#events';
import { byOccurrence, distinct, textOf, timeOf, valuesOf } from './reading.js';
import type { Release, ReleaseState, ReleaseUnit } from './release.js';

/** The id of the Release that a fact speaks of, or null. */
export function releaseIdOf(fact: Fact): string | null {
  return fact.subject === 'itil-release' ? fact.subjectId : null;
}

/** The key by which the facts of a Release find each other. */
export function releaseKey(id: string): string {
  return keyText({ kind: 'release', value: id });
}

const STATES: Readonly<Record<string, ReleaseState>> = {
  created: 'candidate',
  promoted: 'deploying',
  published: 'available',
  withdrawn: 'withdrawn',
  closed: 'closed',
};

/** The Release of an id, from a set of facts in any order; null when none speaks of it. */
export function assembleRelease(id: string, facts: readonly Fact[]): Release | null {
  const own = facts.filter((fact) => releaseIdOf(fact) === id).toSorted(byOccurrence);
  const last = own.at(-1);
  if (last === undefined) return null;
  const positions = own.map((fact) => Number(fact.origin.position));
  return {
    id,
    version: textOf(last, 'version') ?? id,
    state: STATES[last.predicate] ?? 'planned',
    units: unitsOf(own),
    environments: distinct(own.flatMap(({ places }) => places.map((place) => place.environment))),
    sourceChanges: valuesOf(own, 'sourceChange'),
    notesUri: own.map((fact) => textOf(fact, 'notesUri')).findLast((text) => text !== null) ?? null,
    createdAt: timeAt(own, 'created'),
    availableAt: timeAt(own, 'published'),
    withdrawnAt: timeAt(own, 'withdrawn'),
    sourceEvents: positions.toSorted((a, b) => a - b),
    firstPosition: Math.min(...positions),
    lastPosition: Math.max(...positions),
  };
}

function unitsOf(facts: readonly Fact[]): readonly ReleaseUnit[] {
  const ids = facts.flatMap(({ content }) => content['artifactIds'] ?? []);
  const texts = ids.flatMap((each) => (typeof each === 'string' ? [each] : []));
  return distinct(texts).map((artifactId) => ({
    artifactId,
    artifactDigest: artifactReferenceOf(artifactId)?.digest ?? null,
  }));
}

function timeAt(facts: readonly Fact[], predicate: string): string | null {
  const fact = facts.find((each) => each.predicate === predicate);
  return fact === undefined ? null : timeOf(fact);
}
