// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { buildEvent, toStructuredCloudEvent } from '#events';
import { type ArrivedRecord, isSameContent, judgeRecord } from '#ingest';

const channel = { kind: 'kafka', topic: 't', partition: 0, offset: '0', timestamp: '0' } as const;

const event = buildEvent({
  subject: 'build',
  predicate: 'started',
  id: 'one',
  source: 'https://ci.example',
  timestamp: '2026-10-01T10:00:00Z',
  subjectId: 'build-1',
  content: {},
});
const structured = JSON.stringify(toStructuredCloudEvent(event));

function aRecord(
  value: string | null,
  contentType = 'application/cloudevents+json',
): ArrivedRecord {
  const headers = [['content-type', Buffer.from(contentType)]] as const;
  return { key: null, headers, value: value === null ? null : Buffer.from(value) };
}

const judged = (value: string | null) => {
  const { claim, state, reason } = judgeRecord(aRecord(value), channel);
  return { id: claim?.id ?? null, state, code: reason?.split(':')[0] ?? null };
};

describe('judging a record', () => {
  it.each([
    ['a valid event', structured, { id: 'one', state: 5, code: null }],
    ['a tombstone', null, { id: null, state: 0, code: 'empty' }],
    ['no JSON', '{"specversion":', { id: null, state: 0, code: 'json_syntax' }],
    ['a duplicate key', '{"id":1,"id":2}', { id: null, state: 0, code: 'duplicate_key' }],
    [
      'an unknown type',
      structured.replaceAll('build.started', 'build.begun'),
      { id: 'one', state: 2, code: 'unknown_type' },
    ],
    [
      'a content that breaks the schema',
      structured.replace('"subject":{"id"', '"subject":{"stray":1,"id"'),
      { id: 'one', state: 2, code: 'schema' },
    ],
  ])('names the rung and the problem of %s', (_, value, expected) => {
    expect(judged(value)).toEqual(expected);
  });

  it('keeps the bytes of whatever arrives', () => {
    const bytes = Buffer.from([0xff, 0x00, 0x7b]);
    const { payload } = judgeRecord({ key: bytes, headers: [], value: bytes }, channel);
    expect(payload.value).toEqual(bytes);
  });

  it('knows the same event in another wire shape, and another event under the same id', () => {
    const asStructured = judgeRecord(aRecord(structured), channel);
    const bare = judgeRecord(aRecord(JSON.stringify(event), 'application/json'), channel);
    const other = judgeRecord(aRecord(structured.replaceAll('build-1', 'build-2')), channel);
    expect([
      bare.identity,
      isSameContent(asStructured.payload, bare.payload),
      isSameContent(asStructured.payload, other.payload),
    ]).toEqual([asStructured.identity, true, false]);
  });
});
