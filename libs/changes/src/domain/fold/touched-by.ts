// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../evidence/evidence.js';
import { BookReading, type OpenBook } from '../reading/book-reading.js';
import { type Anchor, anchorText, parseAnchor } from '../record.js';
import { anchorsOf, changeOf } from './anchors-of.js';
import { type Knowledge, touchedUnder } from './knowledge.js';

/**
 * The records that stand on new evidence, those that would have seen it, and the Changes that touched
 * deployments belong to now.
 */
export function touchedBy(
  { dependents }: Pick<Knowledge, 'dependents'>,
  added: readonly Evidence[],
  open: OpenBook,
): readonly Anchor[] {
  const touched = new Map<string, Anchor>();
  for (const evidence of added) {
    for (const anchor of anchorsOf(new BookReading(open), evidence)) {
      touched.set(anchorText(anchor), anchor);
    }
    for (const { key } of evidence.keys) {
      for (const text of touchedUnder(dependents, key, evidence.at)) {
        if (!touched.has(text)) touched.set(text, parseAnchor(text));
      }
    }
  }
  for (const anchor of [...touched.values()].filter(([kind]) => kind === 'deployment')) {
    for (const change of changeOf(new BookReading(open), anchor)) {
      touched.set(anchorText(change), change);
    }
  }
  return [...touched.values()];
}
