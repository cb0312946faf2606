// SPDX-License-Identifier: Apache-2.0
import { instantOf, type JsonObject } from '#events';

/** Names every problem of a value that stands at a JSON pointer. */
export type Check = (value: unknown, at: string) => readonly string[];

export const text: Check = (value, at) =>
  typeof value === 'string' && value !== '' ? [] : [`${at} is no text`];

export const flag: Check = (value, at) =>
  typeof value === 'boolean' ? [] : [`${at} is neither true nor false`];

/** A whole number from 0 on. */
export const whole: Check = (value, at) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? [] : [`${at} is no whole number`];

export const time: Check = (value, at) =>
  typeof value === 'string' && instantOf(value) !== null ? [] : [`${at} is no RFC 3339 time`];

export function oneOf(...words: readonly string[]): Check {
  return (value, at) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : [`${at} is none of ${words.join(', ')}`];
}

export function nullable(check: Check): Check {
  return (value, at) => (value === null ? [] : check(value, at));
}

export function listOf(check: Check): Check {
  return (value, at) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => check(item, `${at}/${index}`))
      : [`${at} is no list`];
}

/** An object with exactly these members. */
export function object(members: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isObject(value)) return [`${at === '' ? 'it' : at} is no object`];
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
    const problems = Object.entries(members).flatMap(([name, check]) =>
      check(value[name], `${at}/${name}`),
    );
    return [...problems, ...unknown.map((name) => `${at}/${name} is not known`)];
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
