// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import type { Dialect } from '../catalogue/dialect.js';
import type { Field, Fields, Shape } from '../catalogue/field.js';
import type { JsonObject, JsonValue } from '../json.js';
import { unreachable } from '../unreachable.js';

const uri = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('urn:github:user:octocat', 'https://ci.example/runs/1?attempt=2#log', 'a:b'),
);
const uriReference = fc.oneof(
  uri,
  fc.constantFrom('/event/source/123', 'my-pipeline', '../up', '?q'),
);
const name = fc.string({ minLength: 1, unit: 'grapheme' });

/** Times that RFC 3339 allows: whatever offset, whatever number of digits. */
export const time = fc
  .tuple(
    fc.tuple(digits(2001, 2098), digits(1, 12), digits(1, 28)),
    fc.tuple(digits(0, 23), digits(0, 59), digits(0, 59)),
    fc.constantFrom('', '.5', '.123456789', '.0000000001234'),
    fc.constantFrom('Z', '+02:00', '-11:30', '+00:00'),
  )
  .map(
    ([day, clock, fraction, offset]) => `${day.join('-')}T${clock.join(':')}${fraction}${offset}`,
  );

export const NAME = name;
export const URI = uri;
export const URI_REFERENCE = uriReference;

/** An object of that shape, in the words of a release. */
export function objectOf(shape: Shape, dialect: Dialect): fc.Arbitrary<JsonObject> {
  const required = members(shape.required, dialect);
  const optional = members(shape.optional, dialect);
  return fc.record(
    { ...Object.fromEntries(required), ...Object.fromEntries(optional) },
    { requiredKeys: required.map(([key]) => key) },
  );
}

type Member = readonly [string, fc.Arbitrary<JsonValue>];

function members(fields: Fields, dialect: Dialect): readonly Member[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (field.since04 === true && dialect.release === '0.3') return [];
    if (!dialect.isBefore05) return [[key, valueOf(field, dialect)] as const];
    const { name: earlier = key, field: before = field } = field.before05 ?? {};
    return [[earlier, valueOf(before, dialect)] as const];
  });
}

function valueOf(field: Field, dialect: Dialect): fc.Arbitrary<JsonValue> {
  switch (field.kind) {
    case 'text':
      return fc.oneof(fc.string(), fc.constantFrom('passed', 'FAILED', 'neutral', 'https://a.b/c'));
    case 'name':
      return name;
    case 'uri':
      return uri;
    case 'uriReference':
      return uriReference;
    case 'time':
      return time;
    case 'flag':
      return fc.boolean();
    case 'count':
      return fc.maxSafeNat();
    case 'percent':
      return fc.nat(100);
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'oneOf':
      return fc.constantFrom(...field.values);
    case 'suggested':
      return fc.oneof(fc.constantFrom(...field.values), name);
    case 'list':
      return fc.array(valueOf(field.of, dialect), { maxLength: 3 });
    case 'object':
      return objectOf(field.shape, dialect);
    default:
      return unreachable(field);
  }
}

function digits(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'));
}
