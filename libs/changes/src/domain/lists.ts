// SPDX-License-Identifier: Apache-2.0

/** Each value once, in the order of their first appearance, without the missing ones. */
export function distinct<T>(values: readonly (T | null)[]): readonly T[] {
  return [...new Set(values.filter((value) => value !== null))];
}

/** Texts each once, in the order of their code units: the same list whatever the order given. */
export function sortedDistinct(values: readonly (string | null)[]): readonly string[] {
  return distinct(values).toSorted();
}

/** The last value that is not null. */
export function lastKnown<T>(values: readonly (T | null)[]): T | null {
  return values.findLast((value) => value !== null) ?? null;
}

/** The first value that is not null. */
export function firstKnown<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}
