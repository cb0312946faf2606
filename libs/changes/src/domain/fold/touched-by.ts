// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../evidence/evidence.js';
import { BookReading, type OpenBook } from '../reading/book-reading.js';
import { type Anchor, anchorText, parseAnchor } from '../record.js';
import { anchorsOf, changeOf } from './anchors-of.js';
import { type Knowledge, touchedUnder } from './knowledge.js';
import { type Parked, parkedEntry } from './parked.js';

/** What new evidence touches, and of which of it that cannot be told. */
export interface Touched {
  readonly anchors: readonly Anchor[];
  readonly parked: readonly Parked[];
}

/**
 * The records that stand on new evidence, those that would have seen it, and the Changes that touched
 * deployments belong to now.
 */
export function touchedBy(
  { dependents }: Pick<Knowledge, 'dependents'>,
  added: readonly Evidence[],
  open: OpenBook,
): Touched {
  const touched = new Map<string, Anchor>();
  const parked: Parked[] = [];
  const touch = (anchor: Anchor) => touched.set(anchorText(anchor), anchor);
  for (const evidence of added) {
    try {
      anchorsOf(new BookReading(open), evidence).forEach(touch);
    } catch (error) {
      parked.push(parkedEntry(evidence.position, error));
    }
    for (const { key } of evidence.keys) {
      for (const text of touchedUnder(dependents, key, evidence.at)) {
        if (!touched.has(text)) touched.set(text, parseAnchor(text));
      }
    }
  }
  changesOf(open, [...touched.values()]).forEach(touch);
  return { anchors: [...touched.values()], parked };
}

function changesOf(open: OpenBook, touched: readonly Anchor[]): readonly Anchor[] {
  const deployments = touched.filter(([kind]) => kind === 'deployment');
  return deployments.flatMap((anchor) => {
    try {
      return changeOf(new BookReading(open), anchor);
    } catch {
      // what breaks here breaks the deployment itself, which is parked then
      return [];
    }
  });
}
