// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from './json.js';
import type { EmbeddedLink } from './catalogue/links.js';

interface ContextFields {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly timestamp: string;
  readonly schemaUri?: string;
  readonly chainId?: string;
  readonly links?: readonly EmbeddedLink[];
}

/** The context of an event, as written: `specversion` since CDEvents 0.5.0, `version` before. */
export type EventContext = ContextFields &
  ({ readonly specversion: string } | { readonly version: string });

/** What an event is about; `id` is unique within `source`, else within the context's source. */
export interface EventSubject {
  readonly id: string;
  readonly source?: string;
  /** Only until CDEvents 0.4.1. */
  readonly type?: string;
  readonly content: JsonObject;
}

/** An event as CDEvents writes it, of whatever release. */
export interface CdEvent {
  readonly context: EventContext;
  readonly subject: EventSubject;
  readonly customData?: JsonObject | string;
  readonly customDataContentType?: string;
}
