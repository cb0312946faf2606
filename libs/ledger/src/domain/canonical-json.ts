// SPDX-License-Identifier: Apache-2.0
import { LedgerError } from './errors.js';

/** How deep an act may nest; far below what a call stack holds. */
const MAX_DEPTH = 64;

/**
 * RFC 8785 text of a value made of strings, booleans, null, objects, arrays and safe integers.
 * Throws LedgerError ENTRY_INVALID for anything else, for lone surrogates and beyond MAX_DEPTH.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return integer(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (depth >= MAX_DEPTH) throw new LedgerError('ENTRY_INVALID', `nested deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item, depth + 1)).join()}]`;
  if (isObject(value)) return `{${members(value, depth + 1).join()}}`;
  throw new LedgerError('ENTRY_INVALID', `a value of type ${typeof value} has no canonical form`);
}

/** A JSON string as RFC 8785 section 3.2.2.2 writes it. */
export function quote(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (text.isWellFormed()) return JSON.stringify(text);
  throw new LedgerError('ENTRY_INVALID', `a lone surrogate in ${JSON.stringify(text)}`);
}

/** An integer that every JSON reader keeps exactly. */
export function integer(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  throw new LedgerError('ENTRY_INVALID', `${value} is no safe integer`);
}

/** Whether a value read from JSON is an object: no array, not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Most strings need no escape, and finding that out is cheaper than JSON.stringify.
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function members(object: Readonly<Record<string, unknown>>, depth: number): readonly string[] {
  return Object.keys(object)
    .toSorted()
    .map((name) => `${quoteName(name)}:${canonicalJson(object[name], depth)}`);
}

/** JavaScript moves names that are numbers to the front: they would not keep their order. */
function quoteName(name: string): string {
  if (!/^(?:0|[1-9]\d*)$/.test(name)) return quote(name);
  throw new LedgerError('ENTRY_INVALID', `the name '${name}' is a number`);
}
