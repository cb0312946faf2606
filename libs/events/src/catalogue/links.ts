// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '../json.js';

/** What a link points at: an event by its context id, or a resource by its domain id (0.6 draft). */
export interface LinkEnd {
  readonly contextId?: string;
  readonly domainId?: string;
}

/** A link inside an event. The chain's START is only ever a stand-alone link. */
export type EmbeddedLink =
  | {
      readonly linkType: 'RELATION';
      readonly linkKind: string;
      readonly target: LinkEnd;
      readonly tags?: JsonObject;
    }
  | { readonly linkType: 'PATH'; readonly from: LinkEnd; readonly tags?: JsonObject }
  | { readonly linkType: 'END'; readonly from?: LinkEnd; readonly tags?: JsonObject };
