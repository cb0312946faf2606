// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { toBase64 } from '../base64.js';
import {
  ACT_KINDS,
  type Channel,
  type Claim,
  type Entry,
  type Json,
  type JsonObject,
} from '../entry.js';

/** Text that JSON can hold: no lone surrogates, but anything that needs an escape. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('\0', '\n', '"', '\\', '\u2028', '\u007f', '😀', 'ÿ', 'a') }),
);

const anyInstant = fc.stringMatching(
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
);
const anyDecimal = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String);
const anyCount = fc.nat({ max: Number.MAX_SAFE_INTEGER });

const anyChannel: fc.Arbitrary<Channel> = fc.oneof(
  fc.record({
    kind: fc.constant('kafka' as const),
    topic: anyText,
    partition: anyCount,
    offset: anyDecimal,
    timestamp: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  }),
  fc.record({ kind: fc.constant('http' as const), route: anyText, principal: anyText }),
);

const anyClaim: fc.Arbitrary<Claim> = fc.record({
  id: anyText,
  source: anyText,
  type: anyText,
  time: fc.option(anyText),
});

const anyPayload = fc.record({
  mediaType: fc.option(anyText),
  size: anyCount,
  commitment: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toBase64),
});

/** JSON of the kinds of values that an act may have. */
export const anyAct = fc.letrec<{ json: Json; object: JsonObject }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    anyText,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(anyName(), tie('json'), { maxKeys: 4 }),
})).object;

const head = { ledger: anyText, recordedAt: anyInstant };

export const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    ...head,
    channel: anyChannel,
    claim: fc.option(anyClaim),
    conflictsWith: fc.option(anyDecimal),
    payload: anyPayload,
  }),
  fc.record({
    kind: fc.constantFrom(...ACT_KINDS),
    ...head,
    act: anyAct,
    payload: fc.option(anyPayload),
  }),
);

/** A member name that is no number: JavaScript would move those to the front. */
function anyName(): fc.Arbitrary<string> {
  return fc
    .oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'positions', ''))
    .filter((name) => !/^(?:0|[1-9]\d*)$/.test(name));
}
