// SPDX-License-Identifier: Apache-2.0
import { isJsonList, isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';
import { factKey } from './fact-key.js';
import type { FactKey, KeyRole } from './fact-key.js';
import { domain } from './named-values.js';
import { MAX_LISTED, plain } from './naming.js';

/** A link of an event as far as it joins; `linkKind` is the publisher's word, any text. */
export interface FactLink {
  readonly linkType: string;
  readonly linkKind: string | null;
  readonly contextId: string | null;
  readonly domainId: string | null;
}

/** The links that an event embeds. */
export function linksOf(links: JsonValue | undefined): readonly FactLink[] {
  if (!isJsonList(links)) return [];
  return links.slice(0, MAX_LISTED).filter(isJsonObject).map(linkOf);
}

/** The keys of a link's end. */
export function linkKeys(link: FactLink): readonly FactKey[] {
  const { linkKind, linkType } = link;
  const isWord = linkKind !== null && linkKind.length <= MAX_WORD;
  return endKeys(link, 'mentions', `link.${isWord ? linkKind : linkType}`);
}

/** The keys of what a link points at. */
export function endKeys(
  end: Pick<FactLink, 'contextId' | 'domainId'>,
  role: KeyRole,
  rule: string,
): readonly FactKey[] {
  const contexts = end.contextId === null ? [] : contextName(end.contextId, '');
  const named = end.domainId === null ? contexts : [...contexts, ...domain(end.domainId, '')];
  return named.map((each) => factKey(each, role, rule));
}

const MAX_WORD = 100;
const contextName = plain('context');

function linkOf(link: JsonObject): FactLink {
  const { linkType, linkKind } = link;
  const found = link['target'] ?? link['from'];
  const end = isJsonObject(found) ? found : {};
  return {
    linkType: typeof linkType === 'string' ? linkType : '',
    linkKind: typeof linkKind === 'string' ? linkKind : null,
    contextId: textOrNull(end['contextId']),
    domainId: textOrNull(end['domainId']),
  };
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
