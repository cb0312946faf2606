// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { decodeRecord } from './decode-record.js';
import {
  CLAIM,
  DEPLOYED,
  EVENT,
  eventWith,
  httpBinary,
  kafkaBinary,
  record,
  structured,
  TIME,
} from './testing/records.js';

const LINK = { chainId: 'c-1', linkType: 'END', timestamp: TIME, from: { contextId: 'a-1' } };

describe('a record that is an event', () => {
  it('is structured when its content type says so', () => {
    const input = structured(eventWith({ partitionkey: 'p', attempt: 2, dry: false, gone: null }));
    expect(decodeRecord(input)).toEqual({
      shape: 'structured',
      mediaType: 'application/cloudevents+json; charset=UTF-8',
      state: 2,
      reason: null,
      claim: CLAIM,
      document: DEPLOYED,
      attributes: { ...EVENT.attributes, partitionkey: 'p', attempt: '2', dry: 'false' },
      value: input.value,
    });
  });

  it('is binary when ce_ headers carry it, as on Kafka', () => {
    const input = kafkaBinary(EVENT);
    expect(decodeRecord(input)).toEqual({
      shape: 'binary',
      mediaType: 'application/json',
      state: 2,
      reason: null,
      claim: CLAIM,
      document: DEPLOYED,
      attributes: { ...EVENT.attributes, datacontenttype: 'application/json' },
      value: input.value,
    });
  });

  it('is binary when ce- headers carry it, as over HTTP', () => {
    const attributes = { ...EVENT.attributes, subject: 'Straße 100 %' };
    const input = httpBinary({ ...EVENT, attributes });
    expect(decodeRecord(input)).toEqual({
      shape: 'binary',
      mediaType: 'application/json',
      state: 2,
      reason: null,
      claim: CLAIM,
      document: DEPLOYED,
      attributes: { ...attributes, datacontenttype: 'application/json' },
      value: input.value,
    });
  });

  it('takes nothing from headers but attributes, quoted as older HTTP senders do', () => {
    const input = record(DEPLOYED, {
      'ce-specversion': '"1.0"',
      'ce-id': String.raw`"a \"1\" \\ %31"`,
      'ce-source': '"/ci"',
      'ce-type': '"',
      'ce-': 'nameless',
      ce_x: '\ufeff%31',
      'x-trace': 'y',
    });
    expect({ ...decodeRecord(input).attributes }).toEqual({
      specversion: '1.0',
      id: String.raw`a "1" \ 1`,
      source: '/ci',
      type: '"',
      x: '\ufeff%31',
    });
  });

  it('is bare when the CDEvent is the whole value', () => {
    const input = record(DEPLOYED);
    expect(decodeRecord(input)).toEqual({
      shape: 'bare',
      mediaType: null,
      state: 2,
      reason: null,
      claim: CLAIM,
      document: DEPLOYED,
      attributes: {},
      value: input.value,
    });
  });

  it('is a link, without a claim, when it has the fields of one', () => {
    const input = record(LINK, { 'content-type': 'application/json' });
    expect(decodeRecord(input)).toEqual({
      shape: 'link',
      mediaType: 'application/json',
      state: 2,
      reason: null,
      claim: null,
      document: LINK,
      attributes: {},
      value: input.value,
    });
  });

  it('is structured, and noted, when only its JSON says that it is a CloudEvent', () => {
    const { shape, state, reason, claim } = decodeRecord(record(eventWith({})));
    expect({ shape, state, reason, claim }).toEqual({
      shape: 'structured',
      state: 2,
      reason: {
        code: 'content_type',
        text: 'a CloudEvent whose content-type header does not say so',
      },
      claim: CLAIM,
    });
  });

  it('takes its time from the CDEvent inside when the CloudEvent has none', () => {
    const { state, reason, claim } = decodeRecord(structured(eventWith({ time: undefined })));
    expect({ state, reason, claim }).toEqual({ state: 2, reason: null, claim: CLAIM });
  });

  it('carries its data as base64 as well', () => {
    const data = Buffer.from(JSON.stringify(DEPLOYED)).toString('base64');
    const { state, reason, document } = decodeRecord(
      structured(eventWith({ data: undefined, data_base64: data })),
    );
    expect({ state, reason, document }).toEqual({ state: 2, reason: null, document: DEPLOYED });
  });
});

describe('a record that is no event', () => {
  it('is raw, with its JSON, when nothing in it is an envelope', () => {
    const input = record({ action: 'opened' }, { 'X-GitHub-Event': 'pull_request' });
    expect(decodeRecord(input)).toEqual({
      shape: 'raw',
      mediaType: null,
      state: 1,
      reason: { code: 'no_envelope', text: 'neither the headers nor the JSON name an event' },
      claim: null,
      document: { action: 'opened' },
      attributes: {},
      value: input.value,
    });
  });

  it('is raw when it is a batch, which has no single identity', () => {
    const batch = record([eventWith({})], { 'content-type': 'application/cloudevents-batch+json' });
    const { shape, state, reason, claim } = decodeRecord(batch);
    expect({ shape, state, reason, claim }).toEqual({
      shape: 'raw',
      state: 1,
      reason: { code: 'content_type', text: 'a batch of CloudEvents is not one event' },
      claim: null,
    });
  });
});
