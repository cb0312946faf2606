// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalContent } from './canonical-content.js';
import { decodeRecord } from './decode-record.js';
import type { Decoded, WireRecord } from './decoded.js';
import { identityOf } from './identity.js';
import {
  type Event,
  eventWith,
  httpBinary,
  kafkaBinary,
  record,
  structured,
  utf8,
} from './testing/records.js';
import { CANARY, someEvents, someExtensions, someRecords } from './testing/some-records.js';

/** What must not depend on the shape. */
function meaning(input: WireRecord): unknown {
  const decoded = decodeRecord(input);
  const { state, reason, claim, document } = decoded;
  const identity = claim === null ? null : identityOf(claim);
  return { state, reason, claim, document, identity, content: canonicalContent(decoded) };
}

function structuredOf({ attributes, data }: Event): WireRecord {
  return structured({ ...attributes, data });
}

function isSound({ shape, state, reason, claim, document }: Decoded): boolean {
  if (!Object.values(claim ?? {}).every((text) => text === null || isClaimable(text))) return false;
  if (state < 2) return reason !== null;
  return document !== undefined && (claim === null) === (shape === 'link');
}

function isClaimable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0') && Buffer.byteLength(text) <= 2048;
}

describe('decoding', () => {
  it('gives a sound result for any bytes under any headers', () => {
    fc.assert(
      fc.property(someRecords, (input) => {
        const decoded = decodeRecord(input);
        expect(decodeRecord(input)).toEqual(decoded);
        expect(isSound(decoded)).toBe(true);
        expect(typeof canonicalContent(decoded)).toBe('string');
        expect(decoded.value).toBe(input.value);
      }),
      { numRuns: 3000 },
    );
  });

  it('never repeats in a reason what was received', () => {
    const planted = fc.constantFrom<WireRecord>(
      record(utf8(CANARY)),
      record({ [CANARY]: CANARY }, { [CANARY]: CANARY, 'content-type': CANARY }),
      structured(eventWith({ id: `${CANARY}\0`, [CANARY]: { [CANARY]: CANARY } })),
      structured(eventWith({ time: CANARY })),
      structured(eventWith({ specversion: CANARY })),
      kafkaBinary({ attributes: { id: CANARY, [CANARY]: CANARY }, data: CANARY }),
    );
    fc.assert(
      fc.property(fc.oneof(someRecords, planted), (input) => {
        expect(JSON.stringify(decodeRecord(input).reason)).not.toContain(CANARY);
      }),
    );
  });

  it('makes the same of one event in all of its shapes', () => {
    fc.assert(
      fc.property(someEvents, (event) => {
        const expected = meaning(structuredOf(event));
        expect(meaning(kafkaBinary(event))).toEqual(expected);
        expect(meaning(httpBinary(event))).toEqual(expected);
        expect(meaning(record(event.data))).toEqual(expected);
      }),
    );
  });

  it('makes the same of one event with extensions in all shapes of a CloudEvent', () => {
    fc.assert(
      fc.property(someEvents, someExtensions, ({ attributes, data }, extensions) => {
        const event = { attributes: { ...attributes, ...extensions }, data };
        const expected = meaning(structuredOf(event));
        expect(meaning(kafkaBinary(event))).toEqual(expected);
        expect(meaning(httpBinary(event))).toEqual(expected);
      }),
    );
  });
});
