// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { isJsonList, isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';

type Break = 'leave out' | 'add a key' | 'replace';

const REPLACEMENTS: readonly JsonValue[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  ' ',
  'x',
  'http://[',
  '2025-02-30T00:00:00Z',
  [],
  {},
  [{}],
  { id: '' },
  { __proto__: null, id: 1 },
];

/** The same document, changed in one place. */
export function brokenInOnePlace(document: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonValue> {
  return fc
    .tuple(
      document,
      fc.nat(),
      fc.constantFrom<Break>('leave out', 'add a key', 'replace'),
      fc.constantFrom(...REPLACEMENTS),
    )
    .map(([whole, place, how, replacement]) => {
      const paths = pathsOf(whole);
      return broken(whole, paths[place % paths.length] ?? [], { how, replacement });
    });
}

type Path = readonly (string | number)[];

function pathsOf(value: JsonValue, path: Path = []): readonly Path[] {
  const children: readonly (readonly [string | number, JsonValue | undefined])[] = isJsonList(value)
    ? value.map((item, i) => [i, item] as const)
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  const below = children.flatMap(([step, child]) =>
    child === undefined ? [] : pathsOf(child, [...path, step]),
  );
  return path.length === 0 ? below : [path, ...below];
}

interface Change {
  readonly how: Break;
  readonly replacement: JsonValue;
}

function broken(value: JsonValue, path: Path, change: Change): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return changed(value, change);
  const isLeftOut = change.how === 'leave out' && rest.length === 0;
  if (isJsonList(value)) {
    return value.flatMap((item, i) => {
      if (i !== step) return [item];
      return isLeftOut ? [] : [broken(item, rest, change)];
    });
  }
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).flatMap(([key, member]) => {
    if (key !== step || member === undefined) return [[key, member] as const];
    return isLeftOut ? [] : [[key, broken(member, rest, change)] as const];
  });
  return Object.fromEntries(members);
}

function changed(value: JsonValue, { how, replacement }: Change): JsonValue {
  if (how === 'add a key' && isJsonObject(value)) return { ...value, stray: replacement };
  return replacement;
}
