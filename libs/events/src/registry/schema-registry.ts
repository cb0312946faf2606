// SPDX-License-Identifier: Apache-2.0
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { EventsError } from '../events-error.js';
import { isJsonList, isJsonObject } from '../json.js';
import type { JsonObject } from '../json.js';
import type { Reason } from '../reason.js';
import type { Check } from '../schema/check.js';
import { PUBLISHED_FORMATS } from '../schema/formats.js';
import { registeredProblem } from '../schema/schema-problem.js';

/** Schemas of custom events, known by their `$id` and by the type they are made for. */
export interface SchemaRegistry {
  /** The `$id` of every schema, sorted. */
  readonly schemaUris: readonly string[];
  /** By the `schemaUri` of an event's context. */
  readonly checkOfUri: (schemaUri: string) => Check | undefined;
  /** By an event's type. */
  readonly checkOfType: (type: string) => Check | undefined;
}

/**
 * Reads every `*.json` of a folder as a JSON Schema (2020-12) of custom events. They may refer to one
 * another by `$id`; nothing is fetched. A schema applies to the whole event, beside that of CDEvents.
 * It is made for the types that its `properties.context.properties.type` names (`const`, `enum`).
 * @throws EventsError BAD_REGISTRY when the folder or a file cannot be read, when a file is no schema,
 * has no `$id`, or an `$id` or a type is there twice.
 */
export function openSchemaRegistry(folder: string): SchemaRegistry {
  const schemas = filesOf(folder).map((file) => schemaOf(folder, file));
  const byUri = compiled(schemas);
  const byType = typed(schemas, byUri);
  return {
    schemaUris: [...byUri.keys()].toSorted(),
    checkOfUri: (schemaUri) => byUri.get(schemaUri),
    checkOfType: (type) => byType.get(type),
  };
}

type Checks = ReadonlyMap<string, Check>;

interface RegisteredSchema {
  readonly file: string;
  readonly id: string;
  readonly types: readonly string[];
  readonly schema: JsonObject;
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .toSorted();
  } catch (cause) {
    throw badRegistry(`${folder} cannot be read`, cause);
  }
}

function schemaOf(folder: string, file: string): RegisteredSchema {
  const schema = jsonOf(folder, file);
  if (!isJsonObject(schema)) throw badRegistry(`${file} is no JSON object`);
  const id = schema['$id'];
  if (typeof id !== 'string') throw badRegistry(`${file} has no $id`);
  return { file, id, types: typesOf(schema), schema };
}

function jsonOf(folder: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (cause) {
    throw badRegistry(`${file} is no JSON that can be read`, cause);
  }
}

function typesOf(schema: JsonObject): readonly string[] {
  const type = ['properties', 'context', 'properties', 'type'].reduce<unknown>(
    (value, key) => (isJsonObject(value) ? value[key] : undefined),
    schema,
  );
  if (!isJsonObject(type)) return [];
  const words = isJsonList(type['enum']) ? type['enum'] : [type['const']];
  return words.filter((word) => typeof word === 'string');
}

function compiled(schemas: readonly RegisteredSchema[]): Checks {
  const ajv = new Ajv2020({ strict: false, formats: { ...fullFormats, ...PUBLISHED_FORMATS } });
  for (const { file, schema } of schemas) guarded(file, () => ajv.addSchema(schema));
  return new Map(schemas.map(({ file, id }) => [id, guarded(file, () => checkById(ajv, id))]));
}

function typed(schemas: readonly RegisteredSchema[], byUri: Checks): Checks {
  const byType = new Map<string, Check>();
  for (const { file, id, types } of schemas) {
    const check = byUri.get(id);
    if (check === undefined) continue;
    for (const type of types) {
      if (byType.has(type)) throw badRegistry(`${file}: a schema for ${type} is there already`);
      byType.set(type, check);
    }
  }
  return byType;
}

function checkById(ajv: Ajv2020, id: string): Check {
  const validate = ajv.getSchema(id);
  if (validate === undefined) throw badRegistry(`${id} is not there`);
  return (value) => {
    try {
      return validate(value) ? null : registeredProblem(validate.errors);
    } catch {
      // A schema that refers to itself follows an event as deep as it goes: the stack may end first.
      return TOO_DEEP;
    }
  };
}

const TOO_DEEP: Reason = {
  code: 'custom_schema',
  text: 'the event is too deep or too long for its schema',
};

function guarded<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw badRegistry(`${file} is no usable JSON Schema`, cause);
  }
}

function badRegistry(message: string, cause?: unknown): EventsError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new EventsError('BAD_REGISTRY', `schema registry: ${message}${why}`, { cause });
}
