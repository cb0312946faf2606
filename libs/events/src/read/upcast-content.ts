// SPDX-License-Identifier: Apache-2.0
import type { StandardName } from '../catalogue/event-name.js';
import { fieldOf } from '../catalogue/field.js';
import type { Field, Shape } from '../catalogue/field.js';
import { outcomeOf } from '../catalogue/outcome.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isUri } from '../schema/formats.js';

/** A value that upcasting could not carry over word for word; the entry keeps the original. */
export interface Rewrite {
  /** JSON pointer into the event as it came. */
  readonly pointer: string;
  readonly was: string;
  /** Null: left out, because no word of 0.5.1 means the same. */
  readonly became: string | null;
}

interface UpcastContent {
  readonly content: JsonObject;
  readonly rewrites: readonly Rewrite[];
}

/** The content of an event of an earlier release in the words of 0.5.1. */
export function upcastContent(name: StandardName, content: JsonObject): UpcastContent {
  const rewrites: Rewrite[] = [];
  const at = '/subject/content';
  return { content: upcastObject(STANDARD_TYPES[name], content, { at, rewrites }), rewrites };
}

interface Place {
  readonly at: string;
  readonly rewrites: Rewrite[];
}

function upcastObject(shape: Shape, value: JsonObject, place: Place): JsonObject {
  const names = currentNames(shape);
  const members = Object.entries(value).flatMap(([key, member]) => {
    const current = names.get(key) ?? key;
    const field = fieldOf(shape, current);
    if (field === null || member === undefined) return [[current, member] as const];
    const upcasted = upcastValue(field, member, { ...place, at: `${place.at}/${key}` });
    return upcasted === null ? [] : [[current, upcasted] as const];
  });
  return Object.fromEntries(members);
}

const NAMES = new WeakMap<Shape, ReadonlyMap<string, string>>();

/** By the name a field had before 0.5, its name since. */
function currentNames(shape: Shape): ReadonlyMap<string, string> {
  const known = NAMES.get(shape);
  if (known !== undefined) return known;
  const fields = [...Object.entries(shape.required), ...Object.entries(shape.optional)];
  const names = new Map(
    fields.flatMap(([key, { before05 }]) => (before05?.name ? [[before05.name, key]] : [])),
  );
  NAMES.set(shape, names);
  return names;
}

/** Null: no word of 0.5.1 means the same. */
function upcastValue(field: Field, value: JsonValue, place: Place): JsonValue | null {
  if (field.kind === 'object' && isJsonObject(value))
    return upcastObject(field.shape, value, place);
  if (field.before05?.field === undefined || typeof value !== 'string') return value;
  const became = field.kind === 'uri' ? asUri(value) : asOneOf(field, value);
  if (became !== value && !WORD_FOR_WORD.has(value)) {
    place.rewrites.push({ pointer: place.at, was: value, became });
  }
  return became;
}

/** The words of a test's outcome changed, their meaning did not. */
const WORD_FOR_WORD: ReadonlySet<string> = new Set(['pass', 'fail']);

/** Text that is no URI is kept as the URI of that text (RFC 2397). */
function asUri(text: string): string {
  return isUri(text) ? text : `data:,${encodeURIComponent(text.toWellFormed())}`;
}

function asOneOf(field: Field, word: string): string | null {
  if (field.kind !== 'oneOf') return word;
  const outcome = outcomeOf(word);
  return outcome !== null && field.values.includes(outcome) ? outcome : null;
}
