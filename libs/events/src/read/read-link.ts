// SPDX-License-Identifier: Apache-2.0
import type { LinkEnd } from '../catalogue/links.js';
import { isJsonObject } from '../json.js';
import type { JsonObject } from '../json.js';
import { reason } from '../reason.js';
import type { Reason } from '../reason.js';
import { checkOf } from '../schema/check.js';
import { STANDALONE_LINK_SCHEMA } from '../schema/link-schema.js';
import { isInstant } from '../time/instant.js';
import type { Unreadable } from './typed-event.js';

interface LinkFields {
  readonly chainId: string;
  /** RFC 3339, as its publisher wrote it. */
  readonly timestamp: string;
  readonly tags?: JsonObject;
}

/** A CDEvents link that travels by itself, beside the events it joins. */
export type StandaloneLink = LinkFields &
  (
    | { readonly linkType: 'START'; readonly start: LinkEnd }
    | { readonly linkType: 'PATH'; readonly from: LinkEnd; readonly to: LinkEnd }
    | { readonly linkType: 'END'; readonly from: LinkEnd; readonly end: LinkEnd }
    | {
        readonly linkType: 'RELATION';
        readonly linkKind?: string;
        readonly source: LinkEnd;
        readonly target: LinkEnd;
      }
  );

const checkLink = checkOf(() => STANDALONE_LINK_SCHEMA);

/** True for a document with the marks of a stand-alone link; whether it holds is another question. */
export function isStandaloneLink(document: unknown): document is JsonObject {
  if (!isJsonObject(document)) return false;
  return document['context'] === undefined && typeof document['linkType'] === 'string';
}

/** Reads a stand-alone link. Never throws, whatever the document. */
export function readLink(document: unknown): StandaloneLink | Unreadable {
  const problem = linkProblem(document);
  if (isSound(document, problem)) return document;
  return { kind: 'unreadable', reason: problem ?? reason('schema', '') };
}

/** What is wrong with a stand-alone link by its schema; null when it holds. */
export function linkProblem(document: unknown): Reason | null {
  return checkLink(document);
}

/** What is wrong with the time of a link whose schema holds. */
export function linkTimeProblem(document: JsonObject): Reason | null {
  const { timestamp } = document;
  if (typeof timestamp === 'string' && isInstant(timestamp)) return null;
  return reason('time', '/timestamp');
}

/** The schema that holds is what the type says. */
function isSound(document: unknown, problem: Reason | null): document is StandaloneLink {
  return problem === null;
}
