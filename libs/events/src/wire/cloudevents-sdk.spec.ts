// SPDX-License-Identifier: Apache-2.0
import { HTTP, Kafka } from 'cloudevents';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRecord } from './decode-record.js';
import type { WireRecord } from './decoded.js';
import {
  CLAIM,
  DEPLOYED,
  type Event,
  EVENT,
  eventWith,
  httpBinary,
  kafkaBinary,
  record,
  TIME,
  utf8,
} from './testing/records.js';

type Fields = Readonly<Record<string, unknown>>;
type Binding = typeof HTTP | typeof Kafka;

/** The npm SDK on the same bytes, whose headers are made the strings that it expects. */
function sdk(binding: Binding, input: WireRecord, key?: string): Fields {
  const headers = Object.fromEntries(input.headers.map(([name, value]) => [name, text(value)]));
  const body = text(input.value);
  const message = { headers, body, value: body, key };
  const event: unknown = binding.toEvent(message);
  return JSON.parse(JSON.stringify(event));
}

function text(bytes: Uint8Array | null): string {
  return bytes === null ? '' : Buffer.from(bytes).toString();
}

function ours(input: WireRecord): Fields {
  const { attributes, document } = decodeRecord(input);
  return { ...attributes, data: document };
}

function whole(event: unknown, contentType = 'application/cloudevents+json'): WireRecord {
  return record(event, { 'content-type': contentType });
}

/** A binary event whose data has this content type, or none. */
function typed(contentType: string | null): WireRecord {
  const { headers, value } = kafkaBinary(EVENT);
  const untyped = headers.filter(([name]) => name !== 'content-type');
  if (contentType === null) return { headers: untyped, value };
  return { headers: [...untyped, ['content-type', utf8(contentType)]], value };
}

/** What both can say: UTC in milliseconds, header-safe text. */
const plain = fc.stringMatching(/^[\w/:.~-]{1,20}$/);
const plainEvents: fc.Arbitrary<Event> = fc
  .record({ id: plain, source: plain, type: plain, subject: plain, authid: plain })
  .map((attributes) => ({
    attributes: { specversion: '1.0', ...attributes, time: '2025-11-24T10:00:00.120Z' },
    data: DEPLOYED,
  }));

describe('the npm SDK cloudevents 10', () => {
  it('reads the same as this decoder from any plain event in every mode', () => {
    fc.assert(
      fc.property(plainEvents, (event) => {
        const json = whole({ ...event.attributes, data: event.data });
        expect(sdk(HTTP, json)).toEqual(ours(json));
        expect(sdk(Kafka, json)).toEqual(ours(json));
        expect(sdk(HTTP, httpBinary(event))).toEqual(ours(httpBinary(event)));
        expect(sdk(Kafka, kafkaBinary(event))).toEqual(ours(kafkaBinary(event)));
      }),
    );
  });
});

/** What the SDK makes of a field, or the name of its error, and what we make of it. */
interface Difference {
  readonly field: string;
  readonly theirs: unknown;
  readonly ours: unknown;
}

const timed = whole(eventWith({}));
const untimed = whole(eventWith({ time: undefined }));
const oddly = whole(eventWith({ unset: null, attempt: 1, partitionkey: 'p' }));
const encoded = Buffer.from(JSON.stringify(DEPLOYED)).toString('base64');
const base64 = whole(eventWith({ data: undefined, data_base64: encoded }));
const spaced = httpBinary({ ...EVENT, attributes: { ...EVENT.attributes, subject: 'a b' } });

describe('on valid events the npm SDK cloudevents 10 differs, for it', () => {
  it.each<readonly [string, Binding, WireRecord, Difference]>([
    [
      'cuts times to milliseconds of UTC',
      HTTP,
      timed,
      { field: 'time', theirs: '2025-11-24T08:00:00.123Z', ours: TIME },
    ],
    [
      'cannot read a Kafka event without a time',
      Kafka,
      untimed,
      { field: 'id', theirs: 'RangeError', ours: 'a-1' },
    ],
    [
      'keeps an attribute that null leaves unset',
      HTTP,
      oddly,
      { field: 'unset', theirs: null, ours: undefined },
    ],
    [
      'gives a number where binary mode has text',
      HTTP,
      oddly,
      { field: 'attempt', theirs: 1, ours: '1' },
    ],
    [
      'puts the record key over the partition key',
      Kafka,
      oddly,
      { field: 'partitionkey', theirs: 'key', ours: 'p' },
    ],
    [
      'does not read base64 as JSON',
      Kafka,
      base64,
      { field: 'data', theirs: undefined, ours: DEPLOYED },
    ],
    [
      'does not decode percent-encoding',
      HTTP,
      spaced,
      { field: 'subject', theirs: 'a%20b', ours: 'a b' },
    ],
    [
      'takes only application/json for JSON',
      Kafka,
      typed('application/vnd.acme+json'),
      { field: 'data', theirs: JSON.stringify(DEPLOYED), ours: DEPLOYED },
    ],
    [
      'does not take data for JSON by default',
      Kafka,
      typed(null),
      { field: 'data', theirs: JSON.stringify(DEPLOYED), ours: DEPLOYED },
    ],
    [
      'tells content types apart by case',
      Kafka,
      whole(eventWith({}), 'Application/CloudEvents+JSON'),
      { field: 'id', theirs: 'TypeError', ours: 'a-1' },
    ],
    [
      'knows one spelling of a charset',
      HTTP,
      whole(eventWith({}), 'application/cloudevents+json; charset=UTF-8'),
      { field: 'id', theirs: 'TypeError', ours: 'a-1' },
    ],
  ])('%s', (_, binding, input, { field, ...expected }) => {
    const theirs = outcome(() => sdk(binding, input, 'key')[field]);
    expect({ theirs, ours: ours(input)[field] }).toEqual(expected);
  });

  it('sets the present time where an HTTP event has none', () => {
    expect(Date.parse(String(sdk(HTTP, untimed)['time']))).toBeGreaterThan(Date.parse(TIME));
    expect(decodeRecord(untimed).claim).toEqual(CLAIM);
  });

  it('cannot read headers as a Kafka client delivers them', () => {
    const { headers, value } = kafkaBinary(EVENT);
    const message = { headers: Object.fromEntries(headers), value, body: value };
    expect(outcome(() => Reflect.apply(Kafka.toEvent, Kafka, [message]))).toBe('TypeError');
    expect(decodeRecord({ headers, value }).claim).toEqual(CLAIM);
  });
});

function outcome(reading: () => unknown): unknown {
  try {
    return reading();
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}
