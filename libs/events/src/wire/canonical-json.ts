// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, type JsonObject } from '../json.js';

/**
 * RFC 8785 canonical JSON of a parsed JSON value. Two things RFC 8785 refuses are written so that
 * they equal nothing else: half a surrogate pair as `\udXXX`, an overflown number as `Infinity`.
 * Recursive: made for documents of bounded depth.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isJsonObject(value)) return canonicalObject(value);
  const isOverflown = value === Infinity || value === -Infinity;
  return isOverflown ? String(value) : JSON.stringify(value);
}

/** `toSorted` compares UTF-16 code units, which is the order of RFC 8785 §3.2.3. */
function canonicalObject(object: JsonObject): string {
  const names = Object.keys(object).toSorted();
  const members = names.map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name])}`);
  return `{${members.join(',')}}`;
}
