// SPDX-License-Identifier: Apache-2.0
import type { WireProblem } from './problem.js';

const DEEPEST = 64;
const TOO_MANY = 100_000;

const TOO_DEEP: WireProblem = {
  code: 'json_depth',
  text: `the JSON is nested deeper than ${DEEPEST} levels`,
};
const TOO_MANY_KEYS: WireProblem = {
  code: 'too_many_keys',
  text: `the JSON has ${TOO_MANY} keys or more`,
};
const TOO_MANY_ITEMS: WireProblem = {
  code: 'too_many_items',
  text: `the JSON has ${TOO_MANY} commas or more`,
};

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The keys of all objects in a JSON text, counted as written, or what makes it too costly to
 * parse. One pass over the bytes; sound only if the text then parses.
 */
export function countWrittenKeys(json: Uint8Array): number | WireProblem {
  let keys = 0;
  let commas = 0;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    // the most frequent first
    if (byte === QUOTE) {
      at += 1;
      while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
    } else if (byte === COLON) keys += 1;
    else if (byte === COMMA) commas += 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      if (depth > DEEPEST) return TOO_DEEP;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
  }
  if (keys >= TOO_MANY) return TOO_MANY_KEYS;
  return commas >= TOO_MANY ? TOO_MANY_ITEMS : keys;
}
