// SPDX-License-Identifier: Apache-2.0
import type { EmbeddedLink, ItilProfile, JsonObject } from '#events';
import type { Publisher } from './publisher.js';

interface When {
  readonly publisher: Publisher;
  readonly id: string;
  /** milliseconds since the epoch, as are all instants here */
  readonly occurredAt: number;
  readonly publishedAt: number;
}

/** What an event is about, as far as its Kafka key needs it. */
export interface Place {
  readonly repository?: string;
  readonly environment?: string;
  readonly service?: string;
}

/** An event before it is published: its sequence number is only known then. */
export interface ToldEvent extends When {
  readonly kind: 'event';
  readonly chainId: string | null;
  readonly about: Place;
  /** `subject.predicate` */
  readonly name: string;
  readonly subjectId: string;
  readonly content: JsonObject;
  readonly links: readonly EmbeddedLink[];
  readonly itil: ItilProfile;
}

/** A publisher tells how many events it has published so far: also only known then. */
export interface Heartbeat extends When {
  readonly kind: 'heartbeat';
}

export type Telling = ToldEvent | Heartbeat;

/** The order of publication. */
export function byPublication(one: Telling, other: Telling): number {
  return one.publishedAt - other.publishedAt;
}
