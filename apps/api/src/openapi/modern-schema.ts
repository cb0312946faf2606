// SPDX-License-Identifier: Apache-2.0

/** A document with `nullable`, which OpenAPI 3.1 has no more, said as JSON Schema 2020-12 does. */
export function modernSchema<T>(document: T): T {
  // the shape stays, but for what a schema says of null
  return renewed(document) as T;
}

function renewed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renewed);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Record<string, unknown>;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([name, inner]) => [name, renewed(inner)]),
  );
  return nullable === true ? withNull(schema) : schema;
}

function withNull(schema: Readonly<Record<string, unknown>>): object {
  const { type, description, ...rest } = schema;
  const said = description === undefined ? {} : { description };
  if (typeof type === 'string') return { type: [type, 'null'], ...said, ...rest };
  return { ...said, anyOf: [rest, { type: 'null' }] };
}
