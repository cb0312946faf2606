// SPDX-License-Identifier: Apache-2.0
import { CURRENT } from '../catalogue/dialect.js';
import type { Dialect } from '../catalogue/dialect.js';
import type { Field, Fields, Shape } from '../catalogue/field.js';
import { unreachable } from '../unreachable.js';
import { NAME, TEXT, TIME, URI, URI_REFERENCE } from './json-schema.js';
import type { JsonSchema } from './json-schema.js';

/** The JSON Schema of a shape in the words of a release. */
export function shapeSchema(shape: Shape, dialect: Dialect = CURRENT): JsonSchema {
  const required = members(shape.required, dialect);
  const properties = Object.fromEntries([...required, ...members(shape.optional, dialect)]);
  return {
    type: 'object',
    properties,
    ...(required.length === 0 ? {} : { required: required.map(([key]) => key) }),
    ...(shape.open === true ? {} : { additionalProperties: false }),
  };
}

function members(fields: Fields, dialect: Dialect): readonly (readonly [string, JsonSchema])[] {
  return Object.entries(fields)
    .filter(([, field]) => field.since04 === undefined || dialect.release !== '0.3')
    .map(([key, field]) => memberOf(key, field, dialect));
}

function memberOf(key: string, field: Field, dialect: Dialect): readonly [string, JsonSchema] {
  if (!dialect.isBefore05 || field.before05 === undefined)
    return [key, fieldSchema(field, dialect)];
  const { name, field: earlier } = field.before05;
  return [name ?? key, fieldSchema(earlier ?? field, dialect)];
}

function fieldSchema(field: Field, dialect: Dialect): JsonSchema {
  switch (field.kind) {
    case 'text':
      return TEXT;
    case 'name':
      return NAME;
    case 'uri':
      return URI;
    case 'uriReference':
      return URI_REFERENCE;
    case 'time':
      return TIME;
    case 'flag':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    case 'percent':
      return { type: 'number', minimum: 0, maximum: 100 };
    case 'number':
      return { type: 'number' };
    case 'oneOf':
      return { type: 'string', enum: field.values };
    case 'suggested':
      return field.isName === true ? NAME : TEXT;
    case 'list':
      return { type: 'array', items: fieldSchema(field.of, dialect) };
    case 'object':
      return shapeSchema(field.shape, dialect);
    default:
      return unreachable(field);
  }
}
