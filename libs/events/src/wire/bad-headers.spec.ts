// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { WireRecord } from './decoded.js';
import {
  EVENT,
  eventWith,
  httpBinary,
  kafkaBinary,
  record,
  structured,
  utf8,
} from './testing/records.js';
import { type Row, verdict } from './testing/verdict.js';

type Header = WireRecord['headers'][number];

const binary = kafkaBinary(EVENT);
const { headers, value } = binary;
const UNDECLARED = without('content-type');

function without(name: string): WireRecord {
  return { headers: headers.filter((header) => header[0] !== name), value };
}

function and({ headers: first }: WireRecord, ...more: readonly Header[]): WireRecord {
  return { headers: [...first, ...more], value };
}

function typed(contentType: Uint8Array): WireRecord {
  return and(UNDECLARED, ['content-type', contentType]);
}

function declared(contentType: string): WireRecord {
  return record(eventWith({}), { 'content-type': contentType });
}

describe('headers that are missing, double or unreadable (robustness D 34)', () => {
  it.each<Row>([
    ['no ce_id', without('ce_id'), '1 envelope_missing, no claim'],
    ['null ce_id', and(without('ce_id'), ['ce_id', null]), '1 envelope_missing, no claim'],
    ['no ce_specversion', without('ce_specversion'), '1 envelope_missing, no claim'],
    [
      'ce_specversion 0.3',
      kafkaBinary({
        ...EVENT,
        attributes: { ...EVENT.attributes, specversion: '0.3' },
      }),
      '1 specversion, no claim',
    ],
    ['ce_id twice', and(binary, ['ce_id', utf8('a-1')]), '1 duplicate_header, no claim'],
    ['CE_ID and ce_id', and(binary, ['CE_ID', utf8('b')]), '1 duplicate_header, no claim'],
    ['ce-id and ce_id', and(binary, ['ce-id', utf8('b')]), '1 duplicate_header, no claim'],
    [
      'an extension twice',
      and(binary, ['ce_x', utf8('1')], ['ce_X', utf8('2')]),
      '1 duplicate_header, no claim',
    ],
    [
      'content-type twice',
      and(binary, ['Content-Type', utf8('application/json')]),
      '1 duplicate_header, no claim',
    ],
    ['ce_x not UTF-8', and(binary, ['ce_x', Uint8Array.of(0xff)]), '1 header_not_utf8, no claim'],
    [
      'ce-x badly percent-encoded',
      and(binary, ['ce-x', utf8('100%')]),
      '1 header_not_utf8, no claim',
    ],
    [
      'ce-x overlong percent-encoding',
      and(binary, ['ce-x', utf8('%C0%A0')]),
      '1 header_not_utf8, no claim',
    ],
    ['content-type not UTF-8', typed(Uint8Array.of(0xff)), '1 header_not_utf8, no claim'],
    ['content-type not ASCII', typed(utf8('application/jsön')), '1 content_type, no claim'],
    ['content-type of 257 bytes', typed(utf8('a'.repeat(257))), '1 content_type, no claim'],
    ['content-type odd and no value', { ...declared('\n'), value: null }, '0 empty, no claim'],
    ['only ce_x', record({}, { ce_x: 'x' }), '1 no_envelope, no claim'],
    ['only ce_type', record({}, { ce_type: 'x' }), '1 envelope_missing, no claim'],
  ])('leave no claim: %s', (_, input, expected) => {
    expect(verdict(input)).toBe(expected);
  });
});

describe('one event in other wrappings (robustness D 33, 36)', () => {
  it.each<Row>([
    ['structured', structured(eventWith({})), '2 fine'],
    ['structured, upper case', declared('APPLICATION/CloudEvents+JSON'), '2 fine'],
    ['structured, no format named', declared('application/cloudevents'), '2 fine'],
    ['structured, declared as JSON', declared('application/json'), '2 content_type'],
    ['structured, declared as text', declared('text/plain'), '2 content_type'],
    ['binary', kafkaBinary(EVENT), '2 fine'],
    ['binary over HTTP', httpBinary(EVENT), '2 fine'],
    ['binary with another header twice', and(binary, ['x', utf8('1')], ['x', utf8('2')]), '2 fine'],
    ['binary with a null header beside one', and(binary, ['ce_id', null]), '2 fine'],
    ['binary without content type', UNDECLARED, '2 fine'],
    ['binary, content type of 256 bytes', typed(utf8('application/json;'.padEnd(256))), '2 fine'],
    ['binary, content type with white space', typed(utf8('text/json ; a=b')), '2 fine'],
    ['binary, content type +json', typed(utf8('application/x+JSON; a=b')), '2 fine'],
    ['binary, declared as text', typed(utf8('text/plain')), '2 content_type'],
    [
      'structured, data declared as text',
      structured(eventWith({ datacontenttype: 'text/xml' })),
      '2 content_type',
    ],
    [
      'batch on Kafka',
      record([], { 'content-type': 'application/cloudevents-batch+json' }),
      '1 content_type, no claim',
    ],
    ['row 36: gzip', record(Uint8Array.of(0x1f, 0x8b, 0x08, 0x00)), '0 not_utf8, no claim'],
  ])('gives one result, and a note where its content type is wrong: %s', (_, input, expected) => {
    expect(verdict(input)).toBe(expected);
  });
});
