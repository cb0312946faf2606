// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import type { WireRecord } from '../decoded.js';
import {
  DEPLOYED,
  type Event,
  EVENT,
  eventWith,
  kafkaBinary,
  structured,
  TIME,
  utf8,
} from './records.js';

/** A word that no reason may repeat. */
export const CANARY = 'canary';

const someText = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const someKey = someText.filter((text) => !text.includes('\0'));
const utf16 = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });

const NAMES =
  `content-type Content-Type ce_specversion ce_id ce-id ce_type ce_source ce_time CE_Time
  ce_ ce___proto__ traceparent`.split(/\s+/);
const VALUES = ['1.0', 'application/cloudevents+json', 'application/json', TIME, CANARY, '%'];

/** Headers that look like something and headers that look like nothing. */
const strangeHeaders = fc.array(
  fc.tuple(
    fc.oneof({ arbitrary: fc.constantFrom(...NAMES), weight: 3 }, fc.string()),
    fc.oneof(
      fc.constant(null),
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(...VALUES).map(utf8),
    ),
  ),
  { maxLength: 8 },
);

const someHeaders = fc.oneof(
  strangeHeaders,
  fc.constant(structured(null).headers),
  strangeHeaders.map((strange) => [...kafkaBinary(EVENT).headers, ...strange.slice(0, 1)]),
);

const LINK = { chainId: 'c', linkType: 'END', timestamp: TIME };
const MEMBERS = 'id type time specversion context timestamp data data_base64 __proto__'.split(' ');

/** Events with a member changed, removed or added, as JSON, sometimes with a byte changed. */
const almostEvents = fc
  .tuple(
    fc.constantFrom<object>(eventWith({}), DEPLOYED, LINK),
    fc.constantFrom(...MEMBERS),
    fc.oneof(fc.jsonValue(), utf16, fc.constantFrom(undefined, CANARY, 'x'.repeat(2049))),
    fc.option(fc.tuple(fc.nat(600), fc.nat(255))),
  )
  .map(([event, member, value, damage]) => {
    const bytes = utf8(JSON.stringify({ ...event, [member]: value }));
    return damage === null ? bytes : bytes.with(Math.min(damage[0], bytes.length - 1), damage[1]);
  });

/** Any bytes under any headers, of which many are nearly an event. */
export const someRecords: fc.Arbitrary<WireRecord> = fc.record({
  headers: someHeaders,
  value: fc.oneof(
    fc.constant(null),
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map(utf8),
    fc.string().map(utf8),
    { arbitrary: almostEvents, weight: 5 },
  ),
});

/** A CDEvent with the CloudEvent that the CDEvents binding puts around it. */
export const someEvents: fc.Arbitrary<Event> = fc
  .record({
    id: someKey,
    source: someKey,
    type: someKey,
    subject: someText,
    content: fc.dictionary(fc.string(), fc.jsonValue()),
  })
  .filter(({ content }) => isExact(content))
  .map(({ id, source, type, subject, content }) => ({
    attributes: { specversion: '1.0', id, source, type, subject, time: TIME },
    data: {
      context: { specversion: '0.5.1', id, source, type, timestamp: TIME },
      subject: { id: subject, content },
    },
  }));

const extensionName = fc
  .stringMatching(/^[a-z0-9]{1,20}$/)
  .filter((name) => !Object.hasOwn(eventWith({ datacontenttype: '' }), name));

/** Extension attributes, by CloudEvents' rules for their names. */
export const someExtensions = fc.dictionary(extensionName, someText, { maxKeys: 3 });

/** Integers within 2^53, so that no reader loses a digit. */
function isExact(value: unknown): boolean {
  let isSafe = true;
  JSON.stringify(value, (_, part: unknown) => {
    isSafe &&= !Number.isInteger(part) || Number.isSafeInteger(part);
    return part;
  });
  return isSafe;
}
