// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../catalogue/profile.js';
import { isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { TypedEvent } from '../read/typed-event.js';

/** Who did it, and where it was read. */
export interface FactActor {
  readonly id: string;
  /** Null: a name was given, not what it is the name of. */
  readonly kind: Actor['kind'] | null;
  readonly name: string | null;
  readonly onBehalfOf: string | null;
  readonly basis: 'profile' | 'attributes' | 'content';
}

/** CloudEvents attributes; of them `authid` and `authtype` name the actor. */
type Attributes = Readonly<Record<string, string>>;

/**
 * The actor of an event: the profile's, else that of the CloudEvents attributes, else whom the
 * content names. Null when nobody is named: who did it is then unknown, and no rule may guess.
 */
export function actorOf(event: TypedEvent, attributes: Attributes): FactActor | null {
  const { profile, content } = event;
  if (profile?.actor !== undefined) return known(profile.actor, 'profile');
  return fromAttributes(attributes) ?? fromContent(content);
}

function known(actor: Actor, basis: FactActor['basis']): FactActor {
  const { id, kind, name = null, onBehalfOf = null } = actor;
  return { id, kind, name, onBehalfOf, basis };
}

const AUTH_TYPES: ReadonlyMap<string, Actor['kind']> = new Map<string, Actor['kind']>([
  ['user', 'user'],
  ['app_user', 'user'],
  ['service_account', 'serviceaccount'],
  ['serviceaccount', 'serviceaccount'],
  ['api_key', 'serviceaccount'],
  ['system', 'system'],
]);

function fromAttributes(attributes: Attributes): FactActor | null {
  const { authid, authtype = '' } = attributes;
  if (authid === undefined || authid === '' || authtype === 'unauthenticated') return null;
  const kind = AUTH_TYPES.get(authtype) ?? null;
  return { id: authid, kind, name: null, onBehalfOf: null, basis: 'attributes' };
}

/** Fields that name who acted; a ticket's last editor acted, its creator may not have. */
const CONTENT_KEYS = [
  'actor',
  'initiator',
  'responder',
  'assessor',
  'updatedBy',
  'user',
  'creator',
  'requestor',
];

function fromContent(content: JsonObject): FactActor | null {
  for (const key of CONTENT_KEYS) {
    const actor = Object.hasOwn(content, key) ? namedIn(content[key]) : null;
    if (actor !== null) return actor;
  }
  return null;
}

function namedIn(value: JsonValue | undefined): FactActor | null {
  const nobody = { kind: null, name: null, onBehalfOf: null, basis: 'content' } as const;
  if (typeof value === 'string') return value === '' ? null : { id: value, ...nobody };
  if (!isJsonObject(value) || typeof value['id'] !== 'string') return null;
  const { id, kind, name } = value;
  const isKnown = kind === 'user' || kind === 'serviceaccount' || kind === 'system';
  return {
    ...nobody,
    id,
    kind: isKnown ? kind : null,
    name: typeof name === 'string' ? name : null,
  };
}
