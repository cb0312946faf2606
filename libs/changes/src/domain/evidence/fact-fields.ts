// SPDX-License-Identifier: Apache-2.0
import {
  artifactReferenceOf,
  digestOf,
  type Fact,
  type JsonObject,
  type JsonValue,
  type KeyKind,
} from '#events';

/** A text member, or null. */
export function textIn(content: JsonObject, name: string): string | null {
  const value = memberOf(content, name);
  return typeof value === 'string' ? value : null;
}

/** A number member, or null. */
export function numberIn(content: JsonObject, name: string): number | null {
  const value = memberOf(content, name);
  return typeof value === 'number' ? value : null;
}

/** An object member; an empty one where there is none. */
export function objectIn(content: JsonObject, name: string): JsonObject {
  const value = memberOf(content, name);
  return isObject(value) ? value : {};
}

/** The texts of a list member, each once and in their order, at most a thousand. */
export function textsIn(content: JsonObject, name: string): readonly string[] {
  const texts = itemsIn(content, name).filter((item) => typeof item === 'string');
  return [...new Set(texts)];
}

/** The objects of a list member. */
export function objectsIn(content: JsonObject, name: string): readonly JsonObject[] {
  return itemsIn(content, name).filter(isObject);
}

/** The id of a reference, `{id}` or text, or null. */
export function idIn(content: JsonObject, name: string): string | null {
  const value = memberOf(content, name);
  const id = isObject(value) ? value['id'] : value;
  return typeof id === 'string' ? id : null;
}

/** The digest in an artifact's name, or null. */
export function digestIn(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : artifactReferenceOf(text).digest;
}

/** The digests in a list of artifacts' names. */
export function digestsIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => digestIn(text) ?? []))];
}

/** A configuration's digest in its one spelling. */
export function configIn(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : (digestOf(text) ?? text);
}

/** The first value of a key that the fact carries in that kind, not of what it replaced. */
export function keyIn(fact: Fact, kind: KeyKind): string | null {
  const key = fact.keys.find((each) => each.kind === kind && each.role !== 'previous');
  return key?.value ?? null;
}

/** A longer list would make one event cost what a thousand should. */
const MAX_ITEMS = 1_000;

function itemsIn(content: JsonObject, name: string): readonly JsonValue[] {
  const value = memberOf(content, name);
  return isList(value) ? value.slice(0, MAX_ITEMS) : [];
}

function memberOf(content: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(content, name) ? content[name] : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}
