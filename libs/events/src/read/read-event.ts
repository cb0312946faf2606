// SPDX-License-Identifier: Apache-2.0
import { isItilName, isStandardName } from '../catalogue/event-name.js';
import { parseEventType } from '../catalogue/event-type.js';
import { isJsonObject } from '../json.js';
import type { JsonObject } from '../json.js';
import type { ItilProfile } from '../catalogue/profile.js';
import { reason } from '../reason.js';
import type { Reason } from '../reason.js';
import { isJudged, judge, takeForJudged } from './judge.js';
import type { Judged } from './judge.js';
import { profileOf, soundProfileOf } from './profile.js';
import type { RouteOf } from './route-table.js';
import type { TypedEvent, Unreadable } from './typed-event.js';
import { upcast } from './upcast.js';
import type { Upcast } from './upcast.js';

/**
 * Reads a CDEvent of any known release into the words of 0.5.1, typed. Never throws, whatever the
 * document; `unreadable` says what is wrong, as rung 3 of the ladder would.
 */
export function readEvent(document: unknown): TypedEvent | Unreadable {
  return typed(judge(document), CHECKED);
}

/**
 * Reads an event that stood on the fifth rung when it arrived as `readEvent` does, without holding it
 * against its schemas again: most of what reading costs. Never throws.
 */
export function readSoundEvent(document: unknown): TypedEvent | Unreadable {
  return typed(takeForJudged(document), SOUND);
}

/** What is still to be found out about an event whose envelope holds. */
interface Checks {
  readonly isItil: (route: RouteOf<'itil'>, content: JsonObject) => boolean;
  readonly profileOf: (document: JsonObject) => ItilProfile | null;
}

const CHECKED: Checks = {
  isItil: (route, content) => route.checkContent(content) === null,
  profileOf,
};
const SOUND: Checks = { isItil: () => true, profileOf: soundProfileOf };

function typed(judged: Judged | Reason, checks: Checks): TypedEvent | Unreadable {
  if (!isJudged(judged)) return { kind: 'unreadable', reason: judged };
  const event = readableEvent(judged, checks);
  return isTyped(event) ? event : { kind: 'unreadable', reason: reason('unknown_type', '') };
}

/** A typed event before its types: all of it is there. */
interface ReadableEvent {
  readonly kind: TypedEvent['kind'];
  readonly name: string;
  readonly claimed: TypedEvent['claimed'];
  readonly subject: string;
  readonly predicate: string;
  readonly event: unknown;
  readonly content: JsonObject;
  readonly profile: TypedEvent['profile'];
  readonly rewrites: TypedEvent['rewrites'];
}

/** The schema that holds for its name is what the event's type says. */
function isTyped(event: ReadableEvent): event is TypedEvent {
  return event.kind === 'custom' || isStandardName(event.name) || isItilName(event.name);
}

function readableEvent(judged: Judged, checks: Checks): ReadableEvent {
  const { envelope, route } = judged;
  const { event, rewrites } = currentOf(judged);
  const name = route.kind === 'custom' ? customName(envelope.type) : route.name;
  const dot = name.indexOf('.');
  const content = contentOf(event);
  return {
    kind: kindOf(judged, content, checks),
    name,
    claimed: { specVersion: envelope.specVersion, type: envelope.type },
    subject: name.slice(0, dot),
    predicate: name.slice(dot + 1),
    event,
    content,
    profile: checks.profileOf(envelope.document),
    rewrites,
  };
}

const NOTHING: Upcast['rewrites'] = [];

function currentOf({ envelope, route }: Judged): Upcast {
  if (route.kind === 'early') return upcast(envelope.document, route.name);
  const isCurrent = !route.dialect.isBefore05 && envelope.subject['type'] === undefined;
  if (isCurrent) return { event: envelope.document, rewrites: NOTHING };
  return upcast(envelope.document, route.kind === 'standard' ? route.name : null);
}

function kindOf({ route }: Judged, content: JsonObject, { isItil }: Checks): TypedEvent['kind'] {
  if (route.kind === 'custom') return 'custom';
  if (route.kind === 'itil') return isItil(route, content) ? 'itil' : 'custom';
  return 'standard';
}

function contentOf(event: JsonObject): JsonObject {
  const { subject } = event;
  const content = isJsonObject(subject) ? subject['content'] : undefined;
  return isJsonObject(content) ? content : {};
}

function customName(type: string): string {
  const parsed = parseEventType(type);
  return parsed === null ? type : `${parsed.subject}.${parsed.predicate}`;
}
