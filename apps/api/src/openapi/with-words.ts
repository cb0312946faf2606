// SPDX-License-Identifier: Apache-2.0
import type { OpenAPIObject } from '@nestjs/swagger';
import { WORDS } from './words.js';

interface Described {
  readonly description?: string;
}
type Properties = Readonly<Record<string, Described>>;

/** A description of the API in which every field and parameter says what it is. */
export function withWords(document: OpenAPIObject): OpenAPIObject {
  const schemas = mapValues(document.components?.schemas ?? {}, (schema) => {
    const { properties } = schema as { readonly properties?: Properties };
    return properties === undefined ? schema : { ...schema, properties: described(properties) };
  });
  const paths = mapValues(document.paths, (operations) =>
    mapValues(operations as Readonly<Record<string, Operation>>, (operation) => ({
      ...operation,
      parameters: operation.parameters.map((parameter) => spoken(parameter.name, parameter)),
    })),
  );
  return { ...document, paths, components: { ...document.components, schemas } };
}

interface Operation {
  readonly parameters: readonly (Described & { readonly name: string })[];
}

function described(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, spoken(name, property)]),
  );
}

function spoken<T extends Described>(name: string, thing: T): T {
  const word = WORDS[name];
  return thing.description !== undefined && thing.description !== ''
    ? thing
    : { ...thing, description: word };
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
