// SPDX-License-Identifier: Apache-2.0
import type { LinkEnd } from '../catalogue/links.js';
import type { StandaloneLink } from '../read/read-link.js';
import { instantOf } from '../time/instant.js';
import type { Instant } from '../time/instant.js';
import { unreachable } from '../unreachable.js';
import { factKey } from './fact-key.js';
import type { FactKey, KeyRole } from './fact-key.js';
import type { FactOrigin } from './fact.js';
import { endKeys } from './link-keys.js';

/** What a stand-alone link says: which facts belong together. It is no event, so it has no identity. */
export interface LinkFact {
  readonly origin: FactOrigin;
  readonly linkType: StandaloneLink['linkType'];
  readonly linkKind: string | null;
  readonly occurredAt: Instant | null;
  /** The chain, the ends it comes from (`input`) and the ends it leads to (`output`). */
  readonly keys: readonly FactKey[];
}

/** Reads the joins out of a stand-alone link. Pure, and never throws. */
export function factOfLink(link: StandaloneLink, origin: FactOrigin): LinkFact {
  const { linkType, chainId } = link;
  const rule = `link.${linkType}`;
  const chain = factKey({ kind: 'chain', value: chainId }, 'partOf', rule);
  const ends = endsOf(link).flatMap(([{ contextId = null, domainId = null }, role]) =>
    endKeys({ contextId, domainId }, role, rule),
  );
  return {
    origin,
    linkType,
    linkKind: linkType === 'RELATION' ? (link.linkKind ?? null) : null,
    occurredAt: instantOf(link.timestamp),
    keys: [chain, ...ends],
  };
}

function endsOf(link: StandaloneLink): readonly (readonly [LinkEnd, KeyRole])[] {
  switch (link.linkType) {
    case 'START':
      return [[link.start, 'output']];
    case 'PATH':
      return [
        [link.from, 'input'],
        [link.to, 'output'],
      ];
    case 'END':
      return [
        [link.from, 'input'],
        [link.end, 'output'],
      ];
    case 'RELATION':
      return [
        [link.source, 'input'],
        [link.target, 'output'],
      ];
    default:
      return unreachable(link);
  }
}
