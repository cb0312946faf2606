// SPDX-License-Identifier: Apache-2.0
import type { Fact, KeyKind } from '#events';

/** The order in which facts say they happened; where they say nothing, the order of the ledger. */
export function byOccurrence(left: Fact, right: Fact): number {
  const [a, b] = [left.occurredAt?.nanoseconds ?? 0n, right.occurredAt?.nanoseconds ?? 0n];
  if (a !== b) return a < b ? -1 : 1;
  return left.origin.position < right.origin.position ? -1 : 1;
}

/** Each value once, in the order of their first appearance, without the missing ones. */
export function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

/** The values of one kind of key, each once; what was replaced is left out. */
export function valuesOf(facts: readonly Fact[], kind: KeyKind): readonly string[] {
  return distinct(
    facts.flatMap(({ keys }) =>
      keys.filter((key) => key.kind === kind && key.role !== 'previous').map(({ value }) => value),
    ),
  );
}

/** A text in a fact's content, or null. */
export function textOf(fact: Fact | undefined, name: string): string | null {
  const value = fact !== undefined && Object.hasOwn(fact.content, name) ? fact.content[name] : null;
  return typeof value === 'string' ? value : null;
}

/** The claimed time as its publisher wrote it; the time of recording where none can be read. */
export function timeOf(fact: Fact): string {
  return fact.occurredAt?.text ?? fact.origin.recordedAt;
}
