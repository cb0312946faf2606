// SPDX-License-Identifier: Apache-2.0
import { isJsonList, isJsonObject } from '../json.js';
import type { JsonValue } from '../json.js';
import type { KeyKind, NamedValue } from './fact-key.js';

/** Reads the names in a value of an event; `source` = within what its ids are unique. */
export type Naming = (value: JsonValue, source: string) => readonly NamedValue[];

/** Of a longer list only so many items are read; rung 5 says so. */
export const MAX_LISTED = 10_000;

/** Text that is the name as it stands. */
export function plain(kind: KeyKind): Naming {
  return (value) => (isName(value) ? [{ kind, value }] : []);
}

/** `{id}` or text, as it stands. */
export function named(kind: KeyKind): Naming {
  return (value) => {
    const id = idOf(value);
    return id === null ? [] : [{ kind, value: id }];
  };
}

/** Reads every item of a list. */
export function each(naming: Naming): Naming {
  return (value, source) =>
    isJsonList(value) ? value.slice(0, MAX_LISTED).flatMap((item) => naming(item, source)) : [];
}

/** Reads one member of an object. */
export function within(key: string, naming: Naming): Naming {
  return (value, source) => {
    const member = isJsonObject(value) ? value[key] : undefined;
    return member === undefined ? [] : naming(member, source);
  };
}

/** The `id` of a reference, or the text itself. */
export function idOf(value: JsonValue | undefined): string | null {
  const id = isJsonObject(value) ? value['id'] : value;
  return isName(id) ? id : null;
}

/** An id that is unique within its source, by itself; an address is unique everywhere. */
export function qualified(value: JsonValue, source: string): string | null {
  const id = idOf(value);
  if (id === null || isAddress(id)) return id;
  const own = isJsonObject(value) ? value['source'] : undefined;
  return pairText(isName(own) ? own : source, id);
}

/** Two names as one text, in which the first space parts them. */
export function pairText(first: string, second: string): string {
  return `${HAS_SPECIAL.test(first) ? escaped(first) : first} ${second}`;
}

const HAS_SPECIAL = /[% ]/;

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll(' ', '%20');
}

export function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_NAME;
}

/** True for a text that starts with a scheme, as URLs, URNs and package URLs do. */
export function isAddress(text: string): boolean {
  return ABSOLUTE.test(text);
}

const MAX_NAME = 4096;
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i;
