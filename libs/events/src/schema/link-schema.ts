// SPDX-License-Identifier: Apache-2.0
import { ANY_OBJECT, NAME, TIME, closedObject } from './json-schema.js';
import type { JsonSchema } from './json-schema.js';

/** `cdevents:v0:<provider>:<provider id>:<namespace>:<groups>:<type>:<resource id>` (0.6.0 draft). */
export const DOMAIN_ID_PATTERN = '^cdevents:v0:[^:]*:[^:]*:[^:]*:([^:/]([^:]*[^:/])?)?:[^:]+:.+$';

const CONTEXT_ID_ONLY: JsonSchema = {
  type: 'object',
  properties: { contextId: NAME },
  required: ['contextId'],
};
/** In 0.4 and 0.5 a relation may point at anything: its target requires nothing. */
const ANY_TARGET: JsonSchema = { type: 'object', properties: { contextId: NAME } };
const EITHER_ID = eitherId({ type: 'string', format: 'uri-reference' });
const EITHER_STRICT_ID = eitherId({
  type: 'string',
  format: 'uri-reference',
  pattern: DOMAIN_ID_PATTERN,
});

/** The `links` of an event's context: END, PATH or RELATION; a START is never embedded. */
export function embeddedLinksSchema(hasDomainIds: boolean): JsonSchema {
  const from = hasDomainIds ? EITHER_ID : CONTEXT_ID_ONLY;
  const target = hasDomainIds ? EITHER_STRICT_ID : ANY_TARGET;
  const anyOf = [
    link('END', { from }, []),
    link('PATH', { from }, ['from']),
    link('RELATION', { linkKind: NAME, target }, ['linkKind', 'target']),
  ];
  return { type: 'array', items: { anyOf } };
}

/**
 * A link that travels by itself. Such messages carry no spec version: the drafted schemas are taken,
 * which accept what the released ones accept, unless a domain id is malformed.
 */
export const STANDALONE_LINK_SCHEMA: JsonSchema = {
  anyOf: [
    standalone('START', { start: EITHER_ID }, ['start']),
    standalone('PATH', { from: EITHER_ID, to: EITHER_ID }, ['from', 'to']),
    standalone('END', { from: EITHER_ID, end: EITHER_ID }, ['from', 'end']),
    standalone('RELATION', { linkKind: NAME, source: EITHER_STRICT_ID, target: EITHER_STRICT_ID }, [
      'source',
      'target',
    ]),
  ],
};

type Members = Readonly<Record<string, JsonSchema>>;

function eitherId(domainId: JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: { contextId: NAME, domainId },
    anyOf: [{ required: ['contextId'] }, { required: ['domainId'] }],
  };
}

function link(linkType: string, members: Members, required: readonly string[]): JsonSchema {
  return closedObject(
    { linkType: { type: 'string', enum: [linkType] }, ...members, tags: ANY_OBJECT },
    ['linkType', ...required],
  );
}

function standalone(linkType: string, members: Members, required: readonly string[]): JsonSchema {
  return link(linkType, { chainId: NAME, timestamp: TIME, ...members }, [
    'chainId',
    'timestamp',
    ...required,
  ]);
}
