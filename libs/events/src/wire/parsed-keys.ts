// SPDX-License-Identifier: Apache-2.0
import { isJsonObject } from '../json.js';

/**
 * The keys of all objects in a parsed JSON value; own keys alone, whatever their names. Recursive:
 * made for documents of bounded depth.
 */
export function countParsedKeys(document: unknown): number {
  let keys = 0;
  if (Array.isArray(document)) {
    for (const item of document) if (typeof item === 'object') keys += countParsedKeys(item);
    return keys;
  }
  if (!isJsonObject(document)) return 0;
  // `for … in` is quicker than Object.values; what a prototype holds is no key of the document
  for (const key in document) {
    if (!Object.hasOwn(document, key)) continue;
    keys += 1;
    const value = document[key];
    if (typeof value === 'object') keys += countParsedKeys(value);
  }
  return keys;
}
