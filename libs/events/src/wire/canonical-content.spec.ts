// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { canonicalContent } from './canonical-content.js';
import { decodeRecord } from './decode-record.js';
import type { WireRecord } from './decoded.js';
import {
  DEPLOYED,
  EVENT,
  eventWith,
  kafkaBinary,
  record,
  structured,
  structuredText,
  utf8,
} from './testing/records.js';

const content = (input: WireRecord): string => canonicalContent(decodeRecord(input));
const contentWith = (changes: Readonly<Record<string, unknown>>): string =>
  content(structured(eventWith(changes)));
const PLAIN = content(record(DEPLOYED));

describe('the content of a CDEvent', () => {
  it('is the document and what the attributes add', () => {
    expect(JSON.parse(contentWith({ sequence: 7, time: '2025-11-24T08:00:00Z' }))).toEqual([
      DEPLOYED,
      { sequence: '7', time: '2025-11-24T08:00:00Z' },
    ]);
  });

  it('is blind to the transport, to key order, to white space and to escapes', () => {
    const { data, ...attributes } = eventWith({});
    const same = [
      structured(eventWith({})),
      structured(eventWith({ partitionkey: 'p', traceparent: '00-1', tracestate: 'a=b' })),
      structured(eventWith({ datacontenttype: 'application/json', dataschema: 'urn:s' })),
      structured(eventWith({ time: undefined, subject: null })),
      structuredText(JSON.stringify({ data, ...attributes }, null, 2)),
      structuredText(JSON.stringify(eventWith({})).replaceAll('/', String.raw`\/`)),
      kafkaBinary(EVENT),
    ];
    expect(new Set(same.map(content))).toEqual(new Set([PLAIN]));
  });

  it('is another as soon as the event says something else', () => {
    const others = [
      contentWith({ subject: 'service/api' }),
      contentWith({ type: 'other' }),
      contentWith({ authid: 'jane' }),
      contentWith({ time: '2025-11-24T10:00:00.123456789Z' }),
      contentWith({ data: { ...DEPLOYED, customData: {} } }),
      contentWith({ data: { ...DEPLOYED, subject: { ...DEPLOYED.subject, id: 'service/api' } } }),
    ];
    expect(new Set([PLAIN, ...others]).size).toBe(others.length + 1);
  });
});

describe('the content of any other event', () => {
  it('is type, subject, time, data and extensions', () => {
    const event = { ...EVENT, attributes: { ...EVENT.attributes, authid: 'jane' }, data: [1] };
    const { type, subject, time } = EVENT.attributes;
    expect(JSON.parse(content(kafkaBinary(event)))).toEqual([
      type,
      subject,
      time,
      [1],
      { authid: 'jane' },
    ]);
  });

  it('is its headers and a digest of its bytes where no JSON was read', () => {
    const unread = { ...kafkaBinary(EVENT), value: utf8('abc') };
    const { type, subject, time } = EVENT.attributes;
    expect(JSON.parse(content(unread))).toEqual([
      [type, subject, time, null, {}],
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ]);
  });

  it('tells apart no value, no bytes and other bytes', () => {
    const binary = kafkaBinary(EVENT);
    const values = [null, new Uint8Array(), utf8(' '), utf8('null'), Uint8Array.of(0xff)];
    const contents = values.map((value) => content({ ...binary, value }));
    expect(new Set(contents).size).toBe(values.length);
  });
});
