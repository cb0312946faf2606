// SPDX-License-Identifier: Apache-2.0

/** A JSON Schema 2020-12, as far as the catalogue needs it. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly format?: 'uri' | 'uri-reference' | 'date-time';
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly contentEncoding?: 'base64';
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

export const SCHEMA_DIALECT = 'https://json-schema.org/draft/2020-12/schema';

export const TEXT: JsonSchema = { type: 'string' };
export const NAME: JsonSchema = { type: 'string', minLength: 1 };
export const URI: JsonSchema = { type: 'string', format: 'uri' };
export const URI_REFERENCE: JsonSchema = { ...NAME, format: 'uri-reference' };
export const TIME: JsonSchema = { type: 'string', format: 'date-time' };
export const ANY_OBJECT: JsonSchema = { type: 'object' };

/** An object with these members and no other. */
export function closedObject(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}
