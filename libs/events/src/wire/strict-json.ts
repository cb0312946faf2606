// SPDX-License-Identifier: Apache-2.0
import { countParsedKeys } from './parsed-keys.js';
import type { WireProblem } from './problem.js';
import { utf8Text } from './utf8.js';
import { countWrittenKeys } from './written-keys.js';

/** A JSON value, or undefined and what is wrong. */
export interface JsonReading {
  readonly document: unknown;
  readonly problem: WireProblem | null;
}

const EMPTY = refusal('empty', 'there is no value');
const BLANK = refusal('whitespace', 'the value is white space alone');
const BOM = refusal('bom', 'the value begins with a byte order mark (RFC 8259 §8.1)');
const NOT_UTF8 = refusal('not_utf8', 'the value is not UTF-8');
const NOT_JSON = refusal('json_syntax', 'the value is not one JSON text (RFC 8259)');
const DUPLICATE = refusal('duplicate_key', 'an object of the JSON names a key twice');

/**
 * Reads JSON that every reader reads alike (RFC 8259, unique keys as in RFC 7493 §2.3), within
 * bounds that make the result safe to walk: 64 levels, fewer than 100,000 keys and commas.
 */
export function readJson(bytes: Uint8Array | null): JsonReading {
  if (bytes === null || bytes.length === 0) return EMPTY;
  if (isBlank(bytes)) return BLANK;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return BOM;
  const text = utf8Text(bytes);
  if (text === null) return NOT_UTF8;
  const written = countWrittenKeys(bytes);
  if (typeof written !== 'number') return { document: undefined, problem: written };
  const document = parse(text);
  if (document === undefined) return NOT_JSON;
  return countParsedKeys(document) < written ? DUPLICATE : { document, problem: null };
}

function refusal(code: WireProblem['code'], text: string): JsonReading {
  return { document: undefined, problem: { code, text } };
}

function isBlank(bytes: Uint8Array): boolean {
  return isSpace(bytes[0]) && bytes.every(isSpace);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
