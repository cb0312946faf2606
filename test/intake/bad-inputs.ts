// SPDX-License-Identifier: Apache-2.0
import { buildEvent, toStructuredCloudEvent } from '#events';

/** Something that arrives, and where on the ladder it must end, for which reason. */
export interface BadInput {
  readonly name: string;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer | (string | Buffer)[]>>;
  readonly state: number;
  readonly code: string | null;
}

const STRUCTURED = { 'content-type': 'application/cloudevents+json' };
const TIME = '2026-10-01T10:00:00Z';

let count = 0;
/** a healthy event with an id that no other has */
function event(
  changes: { readonly timestamp?: string; readonly content?: object; readonly id?: string } = {},
) {
  count += 1;
  return buildEvent({
    subject: 'build',
    predicate: 'started',
    id: changes.id ?? `bad-${count}`,
    source: 'https://ci.example',
    timestamp: changes.timestamp ?? TIME,
    subjectId: 'build-1',
    content: (changes.content ?? {}) as never,
  });
}
const cloudEvent = (changes: Parameters<typeof event>[0] = {}) =>
  toStructuredCloudEvent(event(changes));
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
/** a structured event, its text altered */
const altered = (alter: (text: string) => string, changes: Parameters<typeof event>[0] = {}) =>
  Buffer.from(alter(JSON.stringify(cloudEvent(changes))));

function structured(name: string, value: Buffer, state: number, code: string | null): BadInput {
  return { name, value, headers: STRUCTURED, state, code };
}
const text = (name: string, value: string, code: string): BadInput =>
  structured(name, Buffer.from(value), 0, code);

/** Every row of bad input that concerns the intake, once. */
export function badInputs(): readonly BadInput[] {
  return [
    ...noJson(),
    ...noEnvelope(),
    ...oddTimes(),
    ...noSchema(),
    ...otherShapes(),
    ...harmless(),
  ];
}

function noJson(): readonly BadInput[] {
  return [
    { name: 'a tombstone', value: null, state: 0, code: 'empty' },
    { name: 'an empty value', value: Buffer.of(), state: 0, code: 'empty' },
    text('white space alone', ' \r\n\t', 'whitespace'),
    text('JSON cut off', '{"specversion":"1.0","id":', 'json_syntax'),
    text('two documents', '{}{}', 'json_syntax'),
    text('trailing bytes', '{} x', 'json_syntax'),
    text('NaN', '{"a":NaN}', 'json_syntax'),
    text('single quotes', "{'a':1}", 'json_syntax'),
    text('a comment', '{"a":1/* no */}', 'json_syntax'),
    text('a trailing comma', '{"a":1,}', 'json_syntax'),
    text('a byte order mark', '\ufeff{}', 'bom'),
    structured('a byte that is no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 0, 'not_utf8'),
    structured('UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), 0, 'not_utf8'),
    structured('Latin-1', Buffer.from('{"a":"é"}', 'latin1'), 0, 'not_utf8'),
    text('a key twice', '{"id":1,"id":2}', 'duplicate_key'),
    text('a key twice, once escaped', '{"id":1,"\\u0069d":2}', 'duplicate_key'),
    text('100,000 brackets', '['.repeat(100_000) + ']'.repeat(100_000), 'json_depth'),
    text(
      '100,000 keys',
      `{${Array.from({ length: 100_000 }, (_, n) => `"${n}":0`).join()}}`,
      'too_many_keys',
    ),
    text('100,000 items', `[${'0,'.repeat(100_000)}0]`, 'too_many_items'),
    { name: 'no headers, no JSON', value: Buffer.from('hello'), state: 0, code: 'json_syntax' },
  ];
}

function noEnvelope(): readonly BadInput[] {
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

function oddTimes(): readonly BadInput[] {
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

function noSchema(): readonly BadInput[] {
  return [
    structured(
      'an unknown type',
      altered((it) => it.replaceAll('build.started', 'build.begun')),
      2,
      'unknown_type',
    ),
    structured(
      'a type in capitals',
      altered((it) => it.replaceAll('dev.cdevents.build', 'dev.cdevents.Build')),
      2,
      'unknown_type',
    ),
    structured(
      'an unknown version',
      altered((it) => it.replace('"specversion":"0.5.1"', '"specversion":"7.0.0"')),
      2,
      'unknown_version',
    ),
    structured(
      'a draft of a type',
      altered((it) => it.replaceAll('started.0.3.0', 'started.0.3.0-draft')),
      2,
      'draft_type',
    ),
    structured(
      'a key too many',
      altered((it) => it.replace('"subject":{"id"', '"subject":{"stray":1,"id"')),
      2,
      'schema',
    ),
    structured(
      '__proto__',
      altered((it) => it.replace('"subject":{"id"', '"subject":{"__proto__":{"admin":true},"id"')),
      2,
      'schema',
    ),
    structured(
      'another id outside than inside',
      altered((it) => it.replace(/"id":"bad-\d+"/, '"id":"outer"')),
      4,
      'envelope_mismatch',
    ),
    structured(
      'a custom type that nobody registered',
      altered((it) =>
        it.replaceAll(
          'dev.cdevents.build.started.0.3.0',
          'dev.cdeventsx.tool-thing.happened.0.1.0',
        ),
      ),
      3,
      'unregistered_custom',
    ),
  ];
}

function otherShapes(): readonly BadInput[] {
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

/** What looks dangerous and is not. */
function harmless(): readonly BadInput[] {
  const link = {
    chainId: 'c',
    linkType: 'END',
    timestamp: TIME,
    from: { contextId: 'a' },
    end: { contextId: 'b' },
  };
  const { data: bare } = cloudEvent();
  const { data } = cloudEvent();
  const { id, source, type } = (data as { context: Record<'id' | 'source' | 'type', string> })
    .context;
  const binary = { ce_specversion: '1.0', ce_id: id, ce_source: source, ce_type: type };
  return [
    { name: 'a bare event', value: json(bare), state: 5, code: null },
    {
      name: 'a binary event in Buffer headers',
      value: json(data),
      headers: Object.fromEntries(
        Object.entries(binary).map(([name, value]) => [name, Buffer.from(value)]),
      ),
      state: 5,
      code: null,
    },
    { name: 'a link', value: json(link), state: 5, code: null },
    structured(
      'numbers that readers disagree about',
      altered((it) =>
        it.replace(
          '"subject":{',
          '"customData":{"a":1e400,"b":9007199254740993,"c":-0},"subject":{',
        ),
      ),
      5,
      null,
    ),
    structured(
      '900 KB',
      altered((it) =>
        it.replace('"subject":{', `"customData":{"a":"${'x'.repeat(900_000)}"},"subject":{`),
      ),
      5,
      null,
    ),
    structured(
      'NUL in the data',
      altered((it) => it.replace('"subject":{', '"customData":{"a":"\\u0000"},"subject":{')),
      5,
      null,
    ),
    structured(
      'markup, SQL and a formula',
      altered((it) => it.replaceAll('build-1', `<script>'; DROP TABLE x; --=1+1`)),
      5,
      null,
    ),
    structured(
      'line breaks and escapes in an id',
      json(cloudEvent({ id: 'a\n\t\u001b[31m\u202eb' })),
      5,
      null,
    ),
    structured(
      'nanoseconds',
      altered((it) => it.replaceAll(TIME, '2026-10-01T10:00:00.123456789Z')),
      5,
      null,
    ),
    structured(
      'five years ago',
      altered((it) => it.replaceAll(TIME, '2021-10-01T10:00:00Z')),
      5,
      null,
    ),
  ];
}
