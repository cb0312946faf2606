// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from './base64.js';
import { fromUtf8, utf8 } from './bytes.js';
import { isObject, quote } from './canonical-json.js';
import { LedgerError } from './errors.js';

/** What came with a record's value: its key, its headers in order, and whether it had a value. */
export interface PayloadMeta {
  readonly headers: readonly (readonly [name: string, value: Uint8Array | null])[];
  readonly key: Uint8Array | null;
  /** The record's value was null, which is not the same as empty. */
  readonly nullValue: boolean;
}

/**
 * The bytes of a payload's meta: UTF-8 of its RFC 8785 JSON. Throws LedgerError ENTRY_INVALID for
 * a lone surrogate in a name, which no decoder of UTF-8 gives.
 */
export function encodeMeta(meta: PayloadMeta): Uint8Array {
  const text = metaText(meta);
  // one an event: Node's own has no allocation each, a browser has none of it
  return typeof Buffer === 'undefined' ? utf8(text) : Buffer.from(text);
}

/** Reads what `encodeMeta` wrote, exactly; anything else is LedgerError META_INVALID. */
export function decodeMeta(bytes: Uint8Array): PayloadMeta {
  const text = fromUtf8(bytes);
  const fields = text === null ? null : parse(text);
  if (!isObject(fields) || !Array.isArray(fields['headers'])) throw invalid();
  const meta: PayloadMeta = {
    headers: fields['headers'].map(headerOf),
    key: bytesOf(fields['key']),
    nullValue: fields['nullValue'] === true,
  };
  if (metaText(meta) !== text) throw invalid();
  return meta;
}

function metaText({ headers, key, nullValue }: PayloadMeta): string {
  const pairs = headers.map(([name, value]) => `[${quote(name)},${bytesText(value)}]`);
  const ending = nullValue ? ',"nullValue":true}' : '}';
  return `{"headers":[${pairs.join()}],"key":${bytesText(key)}${ending}`;
}

function bytesText(bytes: Uint8Array | null): string {
  return bytes === null ? 'null' : `"${toBase64(bytes)}"`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headerOf(pair: unknown): readonly [string, Uint8Array | null] {
  if (!Array.isArray(pair) || pair.length !== 2) throw invalid();
  const name: unknown = pair[0];
  if (typeof name !== 'string' || !name.isWellFormed()) throw invalid();
  return [name, bytesOf(pair[1])];
}

function bytesOf(value: unknown): Uint8Array | null {
  if (value === null) return null;
  const bytes = typeof value === 'string' ? fromBase64(value) : null;
  if (bytes === null) throw invalid();
  return bytes;
}

function invalid(): LedgerError {
  return new LedgerError('META_INVALID', 'no meta of a payload in canonical JSON');
}
