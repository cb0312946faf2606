// SPDX-License-Identifier: Apache-2.0
import type { Dialect } from '../catalogue/dialect.js';
import type { StandardName } from '../catalogue/event-name.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { subjectWord } from '../catalogue/subject-word.js';
import { shapeSchema } from './content-schema.js';
import {
  ANY_OBJECT,
  NAME,
  SCHEMA_DIALECT,
  TEXT,
  TIME,
  URI,
  URI_REFERENCE,
  closedObject,
} from './json-schema.js';
import type { JsonSchema } from './json-schema.js';
import { embeddedLinksSchema } from './link-schema.js';

/** The names that CDEvents allows for custom types: tool-subject, predicate, one digit a version part. */
const CUSTOM_TYPE_PATTERN =
  '^dev\\.cdeventsx\\.[a-zA-Z0-9]+-[a-zA-Z]+\\.[a-zA-Z]+\\.[0-9]\\.[0-9]\\.[0-9]$';

/** What of the envelope differs from type to type. */
interface Envelope {
  readonly type: JsonSchema;
  /** The types about tests take any text as a source. */
  readonly hasLooseSource: boolean;
  /** The types that came with 0.4.0 had a bare context in that release. */
  readonly hasBareContext: boolean;
  readonly subjectType: JsonSchema | null;
  readonly content: JsonSchema;
}

/** The JSON Schema of a standard type in the words of a release. */
export function standardSchema(name: StandardName, dialect: Dialect): JsonSchema {
  const entry = STANDARD_TYPES[name];
  const [subject = ''] = name.split('.');
  return eventSchema(dialect, {
    type: word(`dev.cdevents.${name}.${entry.versions[dialect.release] ?? ''}`),
    hasLooseSource: subject.startsWith('test'),
    hasBareContext: dialect.specVersion === '0.4.0' && BARE_IN_040.has(name),
    subjectType: subjectTypeOf(name, subject, dialect),
    content: shapeSchema(entry, dialect),
  });
}

/** The JSON Schema of every custom event: the content is free. */
export function customSchema(dialect: Dialect): JsonSchema {
  return eventSchema(dialect, {
    type: { type: 'string', pattern: CUSTOM_TYPE_PATTERN },
    hasLooseSource: false,
    hasBareContext: false,
    subjectType: dialect.hasSubjectType
      ? { type: 'string', pattern: '^[a-zA-Z0-9]+-[a-zA-Z]+$' }
      : null,
    content: ANY_OBJECT,
  });
}

const BARE_IN_040: ReadonlySet<StandardName> = new Set<StandardName>([
  'ticket.created',
  'ticket.updated',
  'ticket.closed',
  'testcaserun.skipped',
]);

function subjectTypeOf(name: StandardName, subject: string, dialect: Dialect): JsonSchema | null {
  if (dialect.hasSubjectType) return word(subjectWord(subject));
  // The released 0.5.1 forgot to remove it here.
  return name === 'ticket.closed' && dialect.release === '0.5' ? word(subject) : null;
}

function eventSchema(dialect: Dialect, envelope: Envelope): JsonSchema {
  const properties = {
    context: contextSchema(dialect, envelope),
    subject: subjectSchema(dialect, envelope),
    customData: { oneOf: [ANY_OBJECT, { ...TEXT, contentEncoding: 'base64' as const }] },
    customDataContentType: TEXT,
  };
  return { $schema: SCHEMA_DIALECT, ...closedObject(properties, ['context', 'subject']) };
}

function contextSchema(dialect: Dialect, envelope: Envelope): JsonSchema {
  const { chainKey, versionKey } = dialect;
  const isBare = chainKey === null || envelope.hasBareContext;
  const chain = isBare
    ? {}
    : {
        schemaUri: { ...URI, minLength: 1 },
        [chainKey]: NAME,
        links: embeddedLinksSchema(dialect.hasDomainIds),
      };
  const identity = {
    [versionKey]: NAME,
    id: NAME,
    source: envelope.hasLooseSource ? NAME : URI_REFERENCE,
    type: envelope.type,
    timestamp: TIME,
  };
  return closedObject({ ...identity, ...chain }, Object.keys(identity));
}

function subjectSchema(dialect: Dialect, envelope: Envelope): JsonSchema {
  const source = envelope.hasLooseSource ? TEXT : URI_REFERENCE;
  const type = envelope.subjectType === null ? {} : { type: envelope.subjectType };
  return closedObject(
    { id: NAME, source, ...type, content: envelope.content },
    dialect.hasSubjectType ? ['id', 'type', 'content'] : ['id', 'content'],
  );
}

function word(text: string): JsonSchema {
  return { type: 'string', enum: [text] };
}
