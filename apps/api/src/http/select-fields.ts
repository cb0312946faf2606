// SPDX-License-Identifier: Apache-2.0

/** An object with the named fields alone, in the order in which it has them. */
export function selectFields<T extends object>(item: T, fields: readonly string[]): Partial<T> {
  const chosen = Object.entries(item).filter(([field]) => fields.includes(field));
  return Object.fromEntries(chosen) as Partial<T>;
}
