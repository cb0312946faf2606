// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { eventWith, record, structured, structuredText } from './testing/records.js';
import { type Row, verdict } from './testing/verdict.js';

const CONTEXT = { id: 'a', source: 's', type: 't', timestamp: '2025-11-24T10:00:00Z' };

describe('the envelope (robustness D 18, 19, 34, 35)', () => {
  it.each<Row>([
    ['row 18: no JSON object', structuredText('[]'), '1 envelope_type , no claim'],
    ['row 18: no id', structured(eventWith({ id: undefined })), '1 envelope_missing /id, no claim'],
    ['row 18: null id', structured(eventWith({ id: null })), '1 envelope_missing /id, no claim'],
    [
      'row 18: empty source',
      structured(eventWith({ source: '' })),
      '1 envelope_missing /source, no claim',
    ],
    [
      'row 18: type is a number',
      structured(eventWith({ type: 1 })),
      '1 envelope_type /type, no claim',
    ],
    ['row 18: time is a number', structured(eventWith({ time: 1 })), '1 envelope_type /time'],
    [
      'row 18: time absent everywhere',
      structured(eventWith({ time: undefined, data: {} })),
      '1 envelope_missing /time',
    ],
    [
      'row 18: time absent and wrong in the data',
      structured(
        eventWith({ time: undefined, data: { context: { timestamp: '?' }, subject: {} } }),
      ),
      '1 time',
    ],
    ['row 18: odd time, undeclared', record(eventWith({ time: '?' })), '1 time /time'],
    ['row 18: no data', structured(eventWith({ data: undefined })), '1 empty /data'],
    ['row 18: null data', structured(eventWith({ data: null })), '2 fine'],
    ['row 18: attribute of a wrong type', structured(eventWith({ extra: {} })), '2 envelope_type'],
    [
      'row 18: bare without type',
      record({ context: { ...CONTEXT, type: null }, subject: {} }),
      '1 envelope_missing /context/type, no claim',
    ],
    [
      'row 18: bare with a wrong id',
      record({ context: { ...CONTEXT, id: [] }, subject: {} }),
      '1 envelope_type /context/id, no claim',
    ],
    [
      'row 18: bare, context no object',
      record({ context: [], subject: {} }),
      '1 no_envelope, no claim',
    ],
    [
      'row 18: link with a wrong chain',
      record({ chainId: 1, linkType: 'END', timestamp: 't' }),
      '1 envelope_type /chainId, no claim',
    ],
    [
      'row 18: link with an empty chain',
      record({ chainId: '', linkType: 'END', timestamp: CONTEXT.timestamp }),
      '1 envelope_missing /chainId, no claim',
    ],
    [
      'row 18: link with a wrong type',
      record({ chainId: 'c', linkType: 1, timestamp: CONTEXT.timestamp }),
      '1 envelope_type /linkType, no claim',
    ],
    [
      'row 18: link without a time',
      record({ chainId: 'c', linkType: 'END', timestamp: 't' }),
      '1 time /timestamp, no claim',
    ],
    [
      'row 18: extra field at the top of a bare event',
      record({
        context: CONTEXT,
        subject: {},
        stray: true,
      }),
      '2 fine',
    ],
    ['row 19: unknown event type', structured(eventWith({ type: 'DEV.CDEVENTS.X.9' })), '2 fine'],
    [
      'row 34: specversion 0.3',
      structured(eventWith({ specversion: '0.3' })),
      '1 specversion /specversion, no claim',
    ],
    [
      'row 34: specversion 2.0',
      structured(eventWith({ specversion: '2.0' })),
      '1 specversion /specversion, no claim',
    ],
    [
      'row 34: specversion is a number',
      structured(eventWith({ specversion: 1 })),
      '1 specversion /specversion, no claim',
    ],
    [
      'row 34: no specversion',
      structured(eventWith({ specversion: undefined })),
      '1 envelope_missing /specversion, no claim',
    ],
    [
      'row 35: not base64',
      structured(eventWith({ data: undefined, data_base64: 'a-_b' })),
      '1 data_base64 /data_base64',
    ],
    [
      'row 35: base64 without padding',
      structured(eventWith({ data: null, data_base64: 'MQ' })),
      '1 data_base64 /data_base64',
    ],
    [
      'row 35: base64 of what is no JSON',
      structured(eventWith({ data: undefined, data_base64: 'AA==' })),
      '1 json_syntax /data_base64',
    ],
    [
      'row 35: data twice',
      structured(eventWith({ data_base64: 'MQ==' })),
      '1 data_base64 /data_base64',
    ],
    [
      'row 35: base64 is a number',
      structured(eventWith({ data: undefined, data_base64: 1 })),
      '1 data_base64 /data_base64',
    ],
    [
      'row 35: null data beside base64',
      structured(eventWith({ data: null, data_base64: 'MQ==' })),
      '2 fine',
    ],
    ['row 35: null base64 beside data', structured(eventWith({ data_base64: null })), '2 fine'],
  ])('is judged by its first problem: %s', (_, input, expected) => {
    expect(verdict(input)).toBe(expected);
  });
});
