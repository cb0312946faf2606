// SPDX-License-Identifier: Apache-2.0
import { isStandardName } from '../catalogue/event-name.js';
import { fieldOf } from '../catalogue/field.js';
import type { Field, Shape } from '../catalogue/field.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';

const TEST_WORDS: ReadonlyMap<JsonValue, string> = new Map([
  ['success', 'pass'],
  ['failure', 'fail'],
]);

/** The content in the words of CDEvents 0.4.1: `uri` → `url`, a test's `success` → `pass`. */
export function writtenBefore05(name: string, content: JsonObject): JsonObject {
  return isStandardName(name) ? rewritten(STANDARD_TYPES[name], content) : content;
}

function rewritten(shape: Shape, value: JsonObject): JsonObject {
  const entries = Object.entries(value).map(([key, member]) => {
    const field = fieldOf(shape, key);
    return field === null
      ? ([key, member] as const)
      : ([field.before05?.name ?? key, rewrittenValue(field, member)] as const);
  });
  return Object.fromEntries(entries);
}

function rewrittenValue(field: Field, value: JsonValue | undefined): JsonValue | undefined {
  if (field.kind === 'object') return isJsonObject(value) ? rewritten(field.shape, value) : value;
  const hadOwnWords = field.kind === 'oneOf' && field.before05?.field?.kind === 'oneOf';
  return hadOwnWords && value !== undefined ? (TEST_WORDS.get(value) ?? value) : value;
}
