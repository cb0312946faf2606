// SPDX-License-Identifier: Apache-2.0
import { altered, type BadInput, cloudEvent, json, structured, TIME } from './bad-input.js';

/** What says not what it is, from whom, or when. */
export function noEnvelope(): readonly BadInput[] {
  return [
    structured(
      'no id',
      altered((it) => it.replace(/"id":"bad-\d+",/, '')),
      1,
      'envelope_missing',
    ),
    structured(
      'an id that is a number',
      altered((it) => it.replace(/"id":"bad-\d+"/, '"id":7')),
      1,
      'envelope_type',
    ),
    structured(
      'an id of a megabyte',
      json(cloudEvent({ id: 'x'.repeat(400_000) })),
      1,
      'claim_too_long',
    ),
    structured(
      'an id of 3,000 letters',
      json(cloudEvent({ id: 'x'.repeat(3_000) })),
      1,
      'claim_too_long',
    ),
    structured(
      'half a surrogate pair in an id',
      altered((it) => it.replaceAll('odd', '\\ud800'), { id: 'odd' }),
      1,
      'lone_surrogate',
    ),
    structured(
      'NUL in an id',
      altered((it) => it.replaceAll('odd', '\\u0000'), { id: 'odd' }),
      1,
      'nul_character',
    ),
    structured(
      'CloudEvents 0.3',
      altered((it) => it.replace('"specversion":"1.0"', '"specversion":"0.3"')),
      1,
      'specversion',
    ),
    structured(
      'CloudEvents 2.0',
      altered((it) => it.replace('"specversion":"1.0"', '"specversion":"2.0"')),
      1,
      'specversion',
    ),
    structured('a list', json([]), 1, 'envelope_type'),
    structured(
      'no data',
      altered((it) => it.replace(/,"data":.*$/, '}')),
      1,
      'empty',
    ),
    structured(
      'data_base64 that is none',
      altered((it) => it.replace(/"data":.*$/, '"data_base64":"%%"}')),
      1,
      'data_base64',
    ),
    { name: 'JSON of no shape', value: json({ hello: 'world' }), state: 1, code: 'no_envelope' },
    {
      name: 'a batch on Kafka',
      value: json([cloudEvent()]),
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      state: 1,
      code: 'content_type',
    },
  ];
}

const timed = (name: string, timestamp: string, state: number, code: string): BadInput =>
  structured(
    name,
    altered((it) => it.replaceAll(TIME, timestamp)),
    state,
    code,
  );

/** Times that are none, and times that no event has. */
export function oddTimes(): readonly BadInput[] {
  return [
    timed('30 February', '2025-02-30T10:00:00Z', 1, 'time'),
    timed('24:00', '2025-02-03T24:00:00Z', 1, 'time'),
    timed('no zone', '2025-02-03T10:00:00', 1, 'time'),
    timed('a date alone', '2025-02-03', 1, 'time'),
    timed('now', 'now', 1, 'time'),
    timed('the year 10000', '10000-01-01T00:00:00Z', 1, 'time'),
    timed('the year 0', '0000-01-01T00:00:00Z', 4, 'time_range'),
    timed('the year 9999', '9999-01-01T00:00:00Z', 4, 'time_range'),
  ];
}

/** Shapes other than a structured CloudEvent. */
export function otherShapes(): readonly BadInput[] {
  const binary = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_type: 't',
    ce_source: 's',
  };
  return [
    {
      name: 'binary without an id',
      value: json({}),
      headers: binary,
      state: 1,
      code: 'envelope_missing',
    },
    {
      name: 'binary with two ids',
      value: json({}),
      headers: { ...binary, ce_id: ['a', 'b'] },
      state: 1,
      code: 'duplicate_header',
    },
    {
      name: 'binary with a header that is no UTF-8',
      value: json({}),
      headers: { ...binary, ce_id: Buffer.from([0xff]) },
      state: 1,
      code: 'header_not_utf8',
    },
    {
      name: 'binary without data',
      value: null,
      headers: { ...binary, ce_id: 'a' },
      state: 0,
      code: 'empty',
    },
    {
      name: 'a link with a bad time',
      value: json({ chainId: 'c', linkType: 'END', timestamp: 'now' }),
      state: 1,
      code: 'time',
    },
  ];
}
