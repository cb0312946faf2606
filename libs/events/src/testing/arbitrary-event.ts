// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { CURRENT } from '../catalogue/dialect.js';
import type { Dialect } from '../catalogue/dialect.js';
import type { ItilName, StandardName } from '../catalogue/event-name.js';
import { itilType, standardType } from '../catalogue/event-type.js';
import type { Shape } from '../catalogue/field.js';
import { ITIL_TYPES, ITIL_TYPE_VERSION } from '../catalogue/itil-types.js';
import { PROFILE } from '../catalogue/profile.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { subjectWord } from '../catalogue/subject-word.js';
import type { JsonObject, JsonValue } from '../json.js';
import { NAME, URI, URI_REFERENCE, objectOf, time } from './arbitrary-value.js';

const tags = fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 });
const contextId = fc.record({ contextId: NAME });
const link = fc.oneof(
  fc.record(
    { linkType: fc.constant('RELATION'), linkKind: NAME, target: contextId, tags },
    { requiredKeys: ['linkType', 'linkKind', 'target'] },
  ),
  fc.record(
    { linkType: fc.constant('PATH'), from: contextId, tags },
    { requiredKeys: ['linkType', 'from'] },
  ),
  fc.record(
    { linkType: fc.constant('END'), from: contextId, tags },
    { requiredKeys: ['linkType'] },
  ),
);
const customData = fc.oneof(
  objectOf({ required: {}, optional: { itil: { kind: 'object', shape: PROFILE } } }, CURRENT),
  fc.constant('eyJhIjoxfQ=='),
);

/** An event of a standard type that holds in that release. */
export function standardEvent(name: StandardName, dialect: Dialect): fc.Arbitrary<JsonObject> {
  const entry = STANDARD_TYPES[name];
  const type = standardType(name, entry.versions[dialect.release] ?? '');
  const isBare = dialect.specVersion === '0.4.0' && /^ticket|skipped$/.test(name);
  return eventOf({ type, subject: name.split('.')[0] ?? '', shape: entry, isBare }, dialect);
}

/** An event of one of our types that holds. */
export function itilEvent(name: ItilName, dialect: Dialect): fc.Arbitrary<JsonObject> {
  const type = itilType(name, ITIL_TYPE_VERSION);
  const subject = name.split('.')[0] ?? '';
  return eventOf({ type, subject, shape: ITIL_TYPES[name], isBare: false }, dialect);
}

interface Kind {
  readonly type: string;
  readonly subject: string;
  readonly shape: Shape;
  readonly isBare: boolean;
}

function eventOf(kind: Kind, dialect: Dialect): fc.Arbitrary<JsonObject> {
  const subject: Record<string, fc.Arbitrary<JsonValue>> = {
    id: NAME,
    source: URI_REFERENCE,
    content: objectOf(kind.shape, dialect),
  };
  if (dialect.hasSubjectType) subject['type'] = fc.constant(subjectWord(kind.subject));
  return fc.record(
    {
      context: contextOf(kind, dialect),
      subject: fc.record(subject, {
        requiredKeys: Object.keys(subject).filter((key) => key !== 'source'),
      }),
      customData,
      customDataContentType: fc.constant('application/json'),
    },
    { requiredKeys: ['context', 'subject'] },
  );
}

function contextOf({ type, isBare }: Kind, dialect: Dialect): fc.Arbitrary<JsonObject> {
  const identity: Record<string, fc.Arbitrary<JsonValue>> = {
    [dialect.versionKey]: fc.constant(dialect.specVersion),
    id: NAME,
    source: URI_REFERENCE,
    type: fc.constant(type),
    timestamp: time,
  };
  const chain: Record<string, fc.Arbitrary<JsonValue>> = dialect.chainKey === null || isBare
    ? {}
    : { schemaUri: URI, [dialect.chainKey]: NAME, links: fc.array(link, { maxLength: 3 }) };
  return fc.record({ ...identity, ...chain }, { requiredKeys: Object.keys(identity) });
}
