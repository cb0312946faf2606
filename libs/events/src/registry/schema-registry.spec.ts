// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventsError } from '../events-error.js';
import { classifyEvent } from '../read/classify-event.js';
import { openSchemaRegistry } from './schema-registry.js';

const TYPE = 'dev.cdeventsx.harbor-quota.exceeded.0.1.0';
const URI = 'https://goharbor.example/schema/quota-exceeded/0_1_0';
const quota = {
  $id: URI,
  type: 'object',
  properties: {
    context: { properties: { type: { const: TYPE } } },
    subject: { properties: { content: { $ref: 'urn:acme:content' } } },
  },
};
const content = { $id: 'urn:acme:content', type: 'object', required: ['repository'] };

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'registry-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('a schema registry', () => {
  it('knows schemas by uri and by type, and those they refer to', () => {
    write({ 'a.json': quota, 'b.json': content, 'readme.txt': 'not a schema' });
    const registry = openSchemaRegistry(folder);
    expect(registry.schemaUris).toEqual([URI, 'urn:acme:content']);
    expect(classifyEvent(event({ repository: 'x' }), registry)).toEqual({ state: 5, reason: null });
    expect(classifyEvent(event({}), registry)).toEqual({
      state: 3,
      reason: { code: 'custom_schema', text: 'urn:acme:content/required: is missing' },
    });
    expect(classifyEvent(event({}))).toMatchObject({ reason: { code: 'unregistered_custom' } });
  });

  it('applies a schema that the event names, also to a standard type', () => {
    write({ 'strict.json': { $id: 'urn:acme:strict', properties: { customData: false } } });
    const deployed = {
      context: {
        specversion: '0.5.1',
        id: '1',
        source: '/ci',
        type: 'dev.cdevents.build.started.0.3.0',
        timestamp: '2026-09-02T10:15:00Z',
        schemaUri: 'urn:acme:strict',
      },
      subject: { id: 'b', content: {} },
      customData: {},
    };
    expect(classifyEvent(deployed, openSchemaRegistry(folder))).toMatchObject({ state: 3 });
    expect(classifyEvent(deployed)).toEqual({ state: 5, reason: null });
  });

  it('answers too when a schema follows an event deeper than the stack', () => {
    const nested = { $id: 'urn:acme:nested', additionalProperties: { $ref: '#' } };
    write({
      'a.json': { ...quota, additionalProperties: { $ref: 'urn:acme:nested' } },
      'b.json': nested,
      'c.json': content,
    });
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    const document = { ...event({ repository: 'x' }), customData: deep };
    expect(classifyEvent(document, openSchemaRegistry(folder))).toMatchObject({
      state: 3,
      reason: { code: 'custom_schema' },
    });
  });

  it.each([
    ['is no JSON that can be read', { 'a.json': '{' }],
    ['is no JSON object', { 'a.json': [] }],
    ['has no $id', { 'a.json': {} }],
    ['is no usable JSON Schema', { 'a.json': { $id: 'urn:acme:a', type: 'nonsense' } }],
    [
      'is no usable JSON Schema',
      { 'a.json': { $id: 'urn:acme:a', $ref: 'https://away.example/s' } },
    ],
    [
      'is no usable JSON Schema',
      { 'a.json': { $id: 'urn:acme:a' }, 'b.json': { $id: 'urn:acme:a' } },
    ],
    [
      'is there already',
      { 'a.json': { ...quota, $id: 'urn:acme:a' }, 'b.json': quota, 'c.json': content },
    ],
  ])('refuses a folder where a file %s', (words, files) => {
    write(files);
    expect(() => openSchemaRegistry(folder)).toThrow(EventsError);
    expect(() => openSchemaRegistry(folder)).toThrow(words);
  });

  it('refuses a folder that is not there', () => {
    expect(() => openSchemaRegistry(join(folder, 'no'))).toThrow('cannot be read');
  });
});

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [file, value] of Object.entries(files)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    writeFileSync(join(folder, file), text);
  }
}

function event(subjectContent: object): object {
  const context = {
    specversion: '0.5.1',
    id: '1',
    source: '/h',
    timestamp: '2026-09-02T10:15:00Z',
  };
  return { context: { ...context, type: TYPE }, subject: { id: 'q', content: subjectContent } };
}
