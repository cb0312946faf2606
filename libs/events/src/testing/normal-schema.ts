// SPDX-License-Identifier: Apache-2.0
import { isJsonList, isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';

const SAYS_NOTHING = new Set([
  '$id',
  '$schema',
  'title',
  'description',
  'default',
  'example',
  'examples',
  'x-cdevents-semantics',
]);

/** A JSON Schema stripped of all that changes no verdict, so that equal schemas are equal values. */
export function normalSchema(schema: JsonValue, links: readonly JsonObject[]): JsonValue {
  if (isJsonList(schema)) return schema.map((item) => normalSchema(item, links));
  if (!isJsonObject(schema)) return schema;
  if (typeof schema['$ref'] === 'string') return normalSchema(linkOf(schema['$ref'], links), links);
  const wider = widerText(schema);
  if (wider !== null) return normalSchema(wider, links);
  const members = Object.entries(schema).flatMap(([key, value]) =>
    value === undefined || isIdle(schema, key, value)
      ? []
      : [[key, normalMember(key, value, links)] as const],
  );
  return Object.fromEntries(members);
}

function normalMember(key: string, value: JsonValue, links: readonly JsonObject[]): JsonValue {
  if (key === 'required' && isJsonList(value)) return value.map(String).toSorted();
  if (key !== 'properties' || !isJsonObject(value)) return normalSchema(value, links);
  const properties = Object.entries(value).map(
    ([name, property]) => [name, normalSchema(property ?? null, links)] as const,
  );
  return Object.fromEntries(properties);
}

/** `minLength` says nothing of a word of a list nor of a URI, which is never empty. */
function isIdle(schema: JsonObject, key: string, value: JsonValue): boolean {
  if (SAYS_NOTHING.has(key)) return true;
  if (key === 'minLength') return schema['enum'] !== undefined || schema['format'] === 'uri';
  if (key === 'additionalProperties') return value === true;
  if (key === 'required') return isJsonList(value) && value.length === 0;
  return key === 'properties' && isJsonObject(value) && Object.keys(value).length === 0;
}

/** Of "one of these words, or any text" only the text counts. */
function widerText({ anyOf }: JsonObject): JsonObject | null {
  if (!isJsonList(anyOf)) return null;
  const texts = anyOf.filter(isJsonObject).filter(({ type }) => type === 'string');
  return texts.length === anyOf.length
    ? (texts.find((text) => text['enum'] === undefined) ?? null)
    : null;
}

function linkOf(reference: string, links: readonly JsonObject[]): JsonObject {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const found = links.find(({ $id }) => typeof $id === 'string' && $id.endsWith(`/${name}`));
  if (found === undefined) throw new Error(`no published link schema ${name}`);
  return found;
}
