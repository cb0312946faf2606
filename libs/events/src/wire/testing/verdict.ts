// SPDX-License-Identifier: Apache-2.0
import { decodeRecord } from '../decode-record.js';
import type { WireRecord } from '../decoded.js';
import { eventWith, structuredText } from './records.js';

/** A line of a table: what arrives, and what `verdict` says of it. */
export type Row = readonly [name: string, input: WireRecord, expected: string];

/** What was made of a record in one line: state, reason, pointer, and whether it lost its claim. */
export function verdict(input: WireRecord): string {
  const { state, reason, claim } = decodeRecord(input);
  const place = reason?.pointer === undefined ? '' : ` ${reason.pointer}`;
  return `${state} ${reason?.code ?? 'fine'}${place}${claim === null ? ', no claim' : ''}`;
}

/** A structured event whose data is the JSON text given. */
export function withData(json: string): WireRecord {
  return withAttribute('data', json);
}

/** A structured event with one member written as the JSON text given. */
export function withAttribute(name: string, json: string): WireRecord {
  const text = JSON.stringify(eventWith({ [name]: '?' }));
  return structuredText(text.replace('"?"', () => json));
}
