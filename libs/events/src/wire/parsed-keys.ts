// SPDX-License-Identifier: Apache-2.0
import { isJsonObject } from '../json.js';

/**
 * The keys of all objects in a parsed JSON value; own keys alone, whatever their names. Recursive:
 * made for documents of bounded depth.
 */
export function countParsedKeys(document: unknown): number {
  if (isJsonObject(document)) return keysWithin(document);
  return Array.isArray(document) ? sumWithin(document) : 0;
}

function keysWithin(object: Readonly<Record<string, unknown>>): number {
  let keys = 0;
  // what JSON.parse makes inherits nothing that is enumerable; to ask of each key costs a third
  for (const key in object) {
    keys += 1;
    const value = object[key];
    if (typeof value === 'object' && value !== null) keys += countParsedKeys(value);
  }
  return keys;
}

function sumWithin(items: readonly unknown[]): number {
  let keys = 0;
  for (const item of items) {
    if (typeof item === 'object' && item !== null) keys += countParsedKeys(item);
  }
  return keys;
}
