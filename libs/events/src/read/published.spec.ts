// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALECT_BY_CLAIM, DRAFT } from '../catalogue/dialect.js';
import type { Dialect } from '../catalogue/dialect.js';
import { STANDARD_NAMES } from '../catalogue/event-name.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';
import { customSchema, standardSchema } from '../schema/event-schema.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { standardEvent } from '../testing/arbitrary-event.js';
import { brokenInOnePlace } from '../testing/broken.js';
import { normalSchema } from '../testing/normal-schema.js';
import {
  PUBLISHED_RELEASES,
  conformanceEvents,
  hasPublished,
  publishedLinks,
  publishedSchema,
  publishedSchemaFiles,
  publishedVerdict,
} from '../testing/published.js';
import { classifyEvent } from './classify-event.js';

const isHere = hasPublished('comparison with the published CDEvents schemas');

/** Every type of every release whose schemas are published, with the schema's file. */
const TYPES = PUBLISHED_RELEASES.flatMap(([claim, folder]) => {
  const dialect = dialectOf(claim);
  return STANDARD_NAMES.filter(
    (name) => STANDARD_TYPES[name].versions[dialect.release] !== null,
  ).map((name) => ({
    claim,
    name,
    folder,
    dialect,
    file: `schemas/${name.replace('.', '')}.json`,
  }));
});

describe.skipIf(!isHere)('the catalogue against the published schemas', () => {
  it('has every published type', () => {
    const published = PUBLISHED_RELEASES.flatMap(([claim, folder]) =>
      publishedSchemaFiles(folder).map((file) => `${claim} schemas/${file}`),
    );
    expect(TYPES.map(({ claim, file }) => `${claim} ${file}`).toSorted()).toEqual(
      published.toSorted(),
    );
  });

  it.each(TYPES)('makes the schema of $claim $name as it is published', (type) => {
    const { folder, file, name, dialect } = type;
    const links = publishedLinks(folder);
    expect(normalSchema(asJson(standardSchema(name, dialect)), links)).toEqual(
      normalSchema(publishedSchema(folder, file), links),
    );
  });

  it.each(PUBLISHED_RELEASES.filter(([claim]) => dialectOf(claim) !== DRAFT))(
    'makes the schema of custom events of %s as it is published',
    (claim, folder) => {
      const links = publishedLinks(folder);
      expect(normalSchema(asJson(customSchema(dialectOf(claim))), links)).toEqual(
        normalSchema(publishedSchema(folder, 'custom/schema.json'), links),
      );
    },
  );

  it.each(['v0.4.1', 'v0.5.1'])('takes all 45 conformance events of %s to rung 5', (folder) => {
    const states = conformanceEvents(folder).map(({ document }) => classifyEvent(document));
    expect(states).toEqual(Array.from({ length: 45 }, () => ({ state: 5, reason: null })));
  });

  it.each(TYPES)('accepts what is generated for $claim $name, as the schema does', (type) => {
    const verdict = publishedVerdict(type.folder, type.file);
    fc.assert(
      fc.property(standardEvent(type.name, type.dialect), (document) => {
        expect([holds(document), verdict(document)]).toEqual([true, true]);
      }),
      { numRuns: 25 },
    );
  });

  it.each(TYPES)('gives the verdict of the schema on $claim $name broken in one place', (type) => {
    const verdict = publishedVerdict(type.folder, type.file);
    fc.assert(
      fc.property(brokenInOnePlace(standardEvent(type.name, type.dialect)), (document) => {
        if (hasOtherClaim(document, type.claim)) return;
        expect(holds(document)).toBe(verdict(document));
      }),
      { numRuns: 50 },
    );
  });
});

/** A schema takes any text for the version; the version is what finds us the schema. */
function hasOtherClaim(document: JsonValue, claim: string): boolean {
  const context = isJsonObject(document) ? document['context'] : undefined;
  if (!isJsonObject(context)) return false;
  return (context['specversion'] ?? context['version'] ?? claim) !== claim;
}

function holds(document: unknown): boolean {
  return classifyEvent(document).state > 2;
}

function dialectOf(claim: string): Dialect {
  return DIALECT_BY_CLAIM.get(claim) ?? DRAFT;
}

function asJson(schema: JsonSchema): JsonObject {
  const json: unknown = JSON.parse(JSON.stringify(schema));
  return isJsonObject(json) ? json : {};
}
