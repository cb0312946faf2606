// SPDX-License-Identifier: Apache-2.0
import { fromUtf8 } from './bytes.js';
import { isObject } from './canonical-json.js';
import {
  ENTRY_KINDS,
  MAX_ENTRY_LENGTH,
  type UnreadableEntry,
  type UnreadableReason,
} from './entry.js';

/** Unambiguous JSON that says it is an entry of version 1; its other fields are not looked at. */
export interface ParsedEntry {
  readonly kind: 'parsed';
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads bytes as far as version and kind; never throws. */
export function parseEntry(bytes: Uint8Array): ParsedEntry | UnreadableEntry {
  if (bytes.length > MAX_ENTRY_LENGTH) return unreadable('too_large');
  const text = fromUtf8(bytes);
  if (text === null) return unreadable('not_utf8');
  const fields = parseObject(text);
  if (fields === null) return unreadable('not_json');
  if (fields['v'] !== 1) return unreadable('unknown_version');
  if (!ENTRY_KINDS.some((kind) => kind === fields['kind'])) return unreadable('unknown_kind');
  if (!isWrittenAs(text, fields)) return unreadable('not_canonical');
  return { kind: 'parsed', text, fields };
}

export function unreadable(reason: UnreadableReason): UnreadableEntry {
  return { kind: 'unreadable', reason };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Two readers could differ over names given twice, odd numbers and needless escapes. */
function isWrittenAs(text: string, fields: ParsedEntry['fields']): boolean {
  try {
    return JSON.stringify(fields) === text;
  } catch {
    // nested deeper than the call stack
    return false;
  }
}
