// SPDX-License-Identifier: Apache-2.0
import { isJsonObject } from '../json.js';
import type { JsonValue } from '../json.js';
import type { TypedEvent } from '../read/typed-event.js';
import { factKey } from './fact-key.js';
import type { FactKey } from './fact-key.js';
import { CONTENT_RULES, PROFILE_RULES } from './key-rules.js';
import type { KeyRule } from './key-rules.js';
import { linkKeys } from './link-keys.js';
import type { FactLink } from './link-keys.js';
import { isAddress } from './naming.js';
import { placeKeys } from './places.js';
import type { Place } from './places.js';

/** Every join of an event to others, one for each rule by which it was read (events.md, E). */
export function keysOf(
  event: TypedEvent,
  places: readonly Place[],
  links: readonly FactLink[],
): readonly FactKey[] {
  const keys = contextKeys(event);
  for (const rule of contentRules(event)) addKeys(keys, rule, event);
  for (const member of Object.keys(event.profile ?? {})) {
    for (const rule of PROFILE_RULES.get(member) ?? []) addKeys(keys, rule, event);
  }
  for (const place of places) keys.push(...placeKeys(place));
  for (const link of links) keys.push(...linkKeys(link));
  return keys;
}

function contextKeys({ event: { context, subject } }: TypedEvent): FactKey[] {
  const keys = [factKey({ kind: 'context', value: context.id }, 'self', 'context.id')];
  const { chainId } = context;
  if (chainId !== undefined) {
    keys.push(factKey({ kind: 'chain', value: chainId }, 'partOf', 'context.chainId'));
  }
  const isResource = isAddress(subject.id) && !subject.id.startsWith('pkg:');
  if (isResource) keys.push(factKey({ kind: 'resource', value: subject.id }, 'self', 'subject'));
  return keys;
}

function contentRules(event: TypedEvent): readonly KeyRule[] {
  return CONTENT_RULES.get(event.name) ?? CONTENT_RULES.get(event.subject) ?? [];
}

function addKeys(keys: FactKey[], rule: KeyRule, event: TypedEvent): void {
  const value = valueAt(rule, event);
  if (value === undefined) return;
  const { subject, context } = event.event;
  for (const named of rule.naming(value, subject.source ?? context.source)) {
    const attempt = named.kind === 'run' ? attemptOf(event) : null;
    keys.push(factKey(named, rule.role, rule.at, attempt));
  }
}

function attemptOf({ profile }: TypedEvent): number | null {
  return profile?.deployment?.attempt ?? null;
}

function valueAt({ root, path }: KeyRule, event: TypedEvent): JsonValue | undefined {
  let value = rootOf(root, event);
  for (const step of path) value = isJsonObject(value) ? value[step] : undefined;
  return value;
}

function rootOf(root: string, event: TypedEvent): JsonValue | undefined {
  if (root === 'content') return event.content;
  return root === 'profile' ? (event.profile ?? undefined) : event.event.subject.id;
}
