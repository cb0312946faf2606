// SPDX-License-Identifier: Apache-2.0
import { outcomeOf } from '../catalogue/outcome.js';
import type { Outcome } from '../catalogue/outcome.js';
import type { ItilProfile } from '../catalogue/profile.js';
import type { JsonObject } from '../json.js';
import type { TypedEvent } from '../read/typed-event.js';
import type { Rewrite } from '../read/upcast-content.js';
import { instantOf } from '../time/instant.js';
import type { Instant } from '../time/instant.js';
import { actorOf } from './fact-actor.js';
import type { FactActor } from './fact-actor.js';
import type { FactKey } from './fact-key.js';
import { keysOf } from './fact-keys.js';
import { linksOf } from './link-keys.js';
import type { FactLink } from './link-keys.js';
import { placesOf } from './places.js';
import type { Place } from './places.js';

/** Where the ledger holds what a fact was read from. */
export interface FactOrigin {
  readonly position: bigint;
  /** RFC 3339: when the ledger recorded it. */
  readonly recordedAt: string;
  /** The CloudEvents attributes it came with, extensions included. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** An entry read into our vocabulary. */
export interface Fact {
  readonly origin: FactOrigin;
  /** With `id` the event's identity: `context.source` and `context.id`. */
  readonly source: string;
  readonly id: string;
  /** The type string as claimed. */
  readonly type: string;
  /** `subject.predicate`, of the current vocabulary. */
  readonly name: string;
  readonly subject: string;
  readonly predicate: string;
  readonly subjectId: string;
  /** The claimed time, as text and in nanoseconds; null when it is none, which no rule may guess. */
  readonly occurredAt: Instant | null;
  /** Null when nobody is named. */
  readonly actor: FactActor | null;
  /** Null when there is none, or when its word is not known. */
  readonly outcome: Outcome | null;
  readonly places: readonly Place[];
  readonly keys: readonly FactKey[];
  readonly links: readonly FactLink[];
  readonly profile: ItilProfile | null;
  /** In the words of CDEvents 0.5.1. */
  readonly content: JsonObject;
  /** What upcasting could not carry over word for word. */
  readonly rewrites: readonly Rewrite[];
}

/** Reads a fact out of an event: typed keys, actor, outcome, places. Pure, and never throws. */
export function factOf(event: TypedEvent, origin: FactOrigin): Fact {
  const { context, subject } = event.event;
  const { content, profile } = event;
  const places = placesOf(event);
  const links = linksOf(context.links);
  return {
    origin,
    source: context.source,
    id: context.id,
    type: event.claimed.type,
    name: event.name,
    subject: event.subject,
    predicate: event.predicate,
    subjectId: subject.id,
    occurredAt: instantOf(context.timestamp),
    actor: actorOf(event, origin.attributes ?? {}),
    outcome: factOutcome(content, profile),
    places,
    keys: keysOf(event, places, links),
    links,
    profile,
    content,
    rewrites: event.rewrites,
  };
}

/** The content's outcome, else that of the profile. */
function factOutcome({ outcome }: JsonObject, profile: ItilProfile | null): Outcome | null {
  if (typeof outcome === 'string') return outcomeOf(outcome);
  return profile?.deployment?.outcome ?? profile?.build?.outcome ?? null;
}
