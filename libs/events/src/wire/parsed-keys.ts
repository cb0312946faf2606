// SPDX-License-Identifier: Apache-2.0

/**
 * The keys of all objects in a parsed JSON value; own keys alone, whatever their names. Recursive:
 * made for documents of bounded depth.
 */
export function countParsedKeys(document: unknown): number {
  return typeof document === 'object' && document !== null ? keysWithin(document) : 0;
}

function keysWithin(value: object): number {
  if (Array.isArray(value)) return sumWithin(value, 0);
  // not `for … in`, which has to ask of each key whether it is a prototype's
  const members: readonly unknown[] = Object.values(value);
  return sumWithin(members, members.length);
}

function sumWithin(values: readonly unknown[], own: number): number {
  let keys = own;
  for (const value of values) {
    if (typeof value === 'object' && value !== null) keys += keysWithin(value);
  }
  return keys;
}
