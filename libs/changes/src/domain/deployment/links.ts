// SPDX-License-Identifier: Apache-2.0
import type { ActEvidence, Evidence } from '../evidence/evidence.js';
import type { EvidenceLink } from '../evidence/head.js';
import type { Reading } from '../reading/reading.js';

/** The links of an act: those it embeds, and those that travel by themselves in its chain. */
export function linksOf(
  reading: Reading,
  { id, links, chain }: ActEvidence,
): readonly EvidenceLink[] {
  if (chain === null) return links;
  const alone = reading.select('link', `chain:${chain}`).filter(({ from }) => from.includes(id));
  return alone.length === 0 ? links : [...links, ...alone.flatMap((each) => each.links)];
}

/** Whatever an act links to by a link of that kind. */
export function linkedBy(reading: Reading, act: ActEvidence, kind: string): readonly Evidence[] {
  return linksOf(reading, act)
    .filter((link) => link.kind === kind)
    .flatMap(({ context }) =>
      context === null ? [] : reading.select('context', `ctx:${context}`),
    );
}
