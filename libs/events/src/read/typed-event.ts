// SPDX-License-Identifier: Apache-2.0
import type { ContentOf, ItilName, StandardName } from '../catalogue/event-name.js';
import type { ItilProfile } from '../catalogue/profile.js';
import type { JsonObject } from '../json.js';
import type { Reason } from '../reason.js';
import type { CurrentEvent } from './upcast.js';
import type { Rewrite } from './upcast-content.js';

interface EventFields {
  /** What the event says it is. */
  readonly claimed: { readonly specVersion: string; readonly type: string };
  readonly subject: string;
  readonly predicate: string;
  /** The whole event in the words of 0.5.1. */
  readonly event: CurrentEvent;
  readonly profile: ItilProfile | null;
  /** What upcasting could not carry over word for word. */
  readonly rewrites: readonly Rewrite[];
}

interface StandardEventOf<N extends StandardName> extends EventFields {
  readonly kind: 'standard';
  readonly name: N;
  readonly content: ContentOf<N>;
}

interface ItilEventOf<N extends ItilName> extends EventFields {
  readonly kind: 'itil';
  readonly name: N;
  readonly content: ContentOf<N>;
}

/** An event of the CDEvents vocabulary; `name` tells the content's type. */
export type StandardEvent = { [N in StandardName]: StandardEventOf<N> }[StandardName];

/** An event of one of our types, whose content holds. */
export type ItilEvent = { [N in ItilName]: ItilEventOf<N> }[ItilName];

/** A custom event of others, or one of ours whose content does not hold. */
export interface CustomEvent extends EventFields {
  readonly kind: 'custom';
  /** `tool-subject.predicate` */
  readonly name: string;
  readonly content: JsonObject;
}

/** A CDEvent that its schema holds for, in the words of 0.5.1, whatever release it was written in. */
export type TypedEvent = StandardEvent | ItilEvent | CustomEvent;

/** No event could be read: the reason says why. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: Reason;
}
