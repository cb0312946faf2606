// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '#events';

/** The parts of an event that `--set` reaches. */
const ROOTS = ['content', 'itil', 'customData'] as const;

export type SetRoots = Readonly<Partial<Record<(typeof ROOTS)[number], JsonObject>>>;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Puts `path=value` pairs together, as in `content.environment.id=production`. A value that is JSON
 * counts as such (numbers, true, lists, objects), everything else as text; `path:=text` is text
 * whatever it looks like. Throws Error in words for people.
 */
export function setPaths(pairs: readonly string[]): SetRoots {
  const roots: Record<string, JsonObject> = {};
  for (const pair of pairs) {
    const [, path = '', asText, value = ''] = /^([\w.-]+)(:?)=(.*)$/s.exec(pair) ?? [];
    const names = path.split('.');
    const isKnown = ROOTS.some((root) => root === names[0]) && names.length > 1;
    if (!isKnown || names.some((name) => name === '' || FORBIDDEN.has(name))) {
      throw new Error(`'${pair.split('=')[0]}' is not ${ROOTS.join('.…, ')}.…=value`);
    }
    put(roots, names, asText === ':' ? value : valueOf(value));
  }
  return roots;
}

function put(
  target: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const child = target[name];
  const next = typeof child === 'object' && child !== null ? child : {};
  target[name] = next;
  put(next as Record<string, unknown>, rest, value);
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
