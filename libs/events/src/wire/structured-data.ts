// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '../json.js';
import type { WireProblem } from './problem.js';
import { type JsonReading, readJson } from './strict-json.js';

const NO_DATA: WireProblem = { code: 'empty', text: 'the event has no data', pointer: '/data' };
const TWICE: WireProblem = {
  code: 'data_base64',
  text: 'the event has both data and data_base64',
  pointer: '/data_base64',
};
const NOT_BASE64: WireProblem = {
  code: 'data_base64',
  text: 'data_base64 is not base64 of RFC 4648 §4, padded',
  pointer: '/data_base64',
};

/**
 * The data of an event in the CloudEvents JSON format §3.1: `data` as it stands, or the JSON that
 * `data_base64` spells. A null `data` is data, a null `data_base64` is not.
 */
export function readStructuredData(event: JsonObject): JsonReading {
  const { data, data_base64: base64 } = event;
  if (base64 === undefined || base64 === null) {
    return { document: data, problem: data === undefined ? NO_DATA : null };
  }
  if (data !== undefined && data !== null) return unread(TWICE);
  const bytes = typeof base64 === 'string' ? bytesOf(base64) : null;
  if (bytes === null) return unread(NOT_BASE64);
  const { document, problem } = readJson(bytes);
  return problem === null ? { document, problem } : unread({ ...problem, pointer: '/data_base64' });
}

function unread(problem: WireProblem): JsonReading {
  return { document: undefined, problem };
}

/** Buffer skips what is not base64, hence the way back. */
function bytesOf(base64: string): Uint8Array | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
}
