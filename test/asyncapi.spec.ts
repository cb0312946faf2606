// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import specs from '@asyncapi/specs';
import { Ajv, type Options } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildEvent, decodeRecord, toStructuredCloudEvent } from '#events';
import { hookHeaders } from '#ingest';
import { SETTINGS } from '#platform';

interface Message {
  readonly contentType?: string;
  readonly headers?: object;
  readonly payload: object;
}
interface Document {
  readonly channels: Readonly<Record<string, { readonly address: string }>>;
  readonly components: {
    readonly messages: Readonly<Record<string, Message>>;
    readonly securitySchemes: Readonly<Record<string, { readonly type: string }>>;
  };
}

const document = parse(readFileSync('docs/asyncapi.yaml', 'utf8')) as Document;
const published: object = specs.schemas['3.0.0'];

const event = buildEvent({
  subject: 'build',
  predicate: 'started',
  id: 'a-1',
  source: 'https://ci.example',
  timestamp: '2026-11-24T10:00:00Z',
  subjectId: 'build-1',
  content: {},
});
const { id, source, type } = event.context;
const github = { kind: 'github', secrets: ['a-long-secret'] } as const;
const delivery = { 'x-github-delivery': 'd-1', 'x-github-event': 'push' };

/** A record of each shape, as it is told apart in code. */
const RECORDS = {
  structured: {
    headers: { 'content-type': 'application/cloudevents+json' },
    payload: toStructuredCloudEvent(event),
  },
  binary: {
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: source,
      ce_type: type,
    },
    payload: event,
  },
  bare: { headers: {}, payload: event },
  webhook: { headers: hookHeaders('github', github, delivery), payload: { action: 'opened' } },
  link: {
    headers: {},
    payload: { chainId: 'c', linkType: 'END', timestamp: '2026-11-24T10:00:00Z' },
  },
};

function ajv(options: Options = {}): Ajv {
  const validator = new Ajv({ strict: false, allErrors: true, ...options });
  formats.default(validator);
  return validator;
}

/** Whether a part of the document, as a schema, takes a value. */
function takes(schema: object | undefined, value: unknown): boolean {
  if (schema === undefined) return true;
  return ajv().validate({ ...document, ...schema }, value);
}

describe('the AsyncAPI document', () => {
  it('meets the schema that AsyncAPI 3.0.0 has published', () => {
    // it brings the meta-schema of JSON Schema along
    const validate = ajv({ meta: false, validateSchema: false }).compile(published);
    validate(document);
    expect(validate.errors).toBeNull();
  });

  it('names the topics that the code names', () => {
    const addresses = Object.values(document.channels).map(({ address }) => address);
    const worker = readFileSync('apps/worker/src/seal-role.ts', 'utf8');
    const topics = SETTINGS.LEDGER_TOPICS.parse(undefined);
    const checkpoints = /CHECKPOINT_TOPIC = '(.*)'/.exec(worker)?.[1];
    expect(addresses).toEqual([...Object.keys(topics), checkpoints]);
  });

  it('names the ways to say who we are that the settings know', () => {
    const schemes = Object.values(document.components.securitySchemes);
    const types = new Set(schemes.map(({ type: each }) => each));
    const known = {
      plain: 'plain',
      'scram-sha-256': 'scramSha256',
      'scram-sha-512': 'scramSha512',
    };
    const names: Readonly<Record<string, string>> = { ...known, oauthbearer: 'oauth2' };
    const { options } = SETTINGS.LEDGER_KAFKA_SASL.unwrap();
    const named = options.filter((each) => each !== 'none').map((each) => names[each]);
    expect(types).toEqual(new Set(named));
  });

  it.each(Object.entries(RECORDS))(
    'describes a %s record as the decoder knows it',
    (name, record) => {
      const message = document.components.messages[name];
      expect(takes(message?.headers, record.headers)).toBe(true);
      expect(takes(message?.payload, record.payload)).toBe(true);
      const headers = Object.entries(record.headers).map(
        ([each, text]) => [each, Buffer.from(text)] as const,
      );
      const value = Buffer.from(JSON.stringify(record.payload));
      expect(decodeRecord({ headers, value }).shape).toBe(name === 'webhook' ? 'raw' : name);
    },
  );

  it('asks for the headers that tell shapes apart', () => {
    const { structured, binary, webhook } = document.components.messages;
    for (const message of [structured, binary, webhook]) {
      expect(takes(message?.headers, {})).toBe(false);
    }
  });
});
