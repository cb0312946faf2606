// SPDX-License-Identifier: Apache-2.0

/** The keys of all objects in a parsed JSON value; own keys alone, whatever their names. */
export function countParsedKeys(document: unknown): number {
  if (typeof document !== 'object' || document === null) return 0;
  const containers: object[] = [document];
  let keys = 0;
  for (const container of containers) {
    const isList = Array.isArray(container);
    const children: readonly unknown[] = isList ? container : Object.values(container);
    if (!isList) keys += children.length;
    for (const child of children) {
      if (typeof child === 'object' && child !== null) containers.push(child);
    }
  }
  return keys;
}
