// SPDX-License-Identifier: Apache-2.0
import { ITIL_TYPES } from './itil-types.js';
import { STANDARD_TYPES } from './standard-types.js';
import type { ObjectOf } from './field.js';

/** A type of the CDEvents vocabulary, as `subject.predicate`. */
export type StandardName = keyof typeof STANDARD_TYPES;

/** One of our custom types, as `itil-subject.predicate`. */
export type ItilName = keyof typeof ITIL_TYPES;

/** The content of an event of that name, in the words of CDEvents 0.5.1. */
export type ContentOf<N extends StandardName | ItilName> = N extends StandardName
  ? ObjectOf<(typeof STANDARD_TYPES)[N]>
  : N extends ItilName
    ? ObjectOf<(typeof ITIL_TYPES)[N]>
    : never;

/** True for a name of the CDEvents vocabulary. */
export function isStandardName(text: string): text is StandardName {
  return Object.hasOwn(STANDARD_TYPES, text);
}

export function isItilName(text: string): text is ItilName {
  return Object.hasOwn(ITIL_TYPES, text);
}

export const STANDARD_NAMES: readonly StandardName[] =
  Object.keys(STANDARD_TYPES).filter(isStandardName);

export const ITIL_NAMES: readonly ItilName[] = Object.keys(ITIL_TYPES).filter(isItilName);
