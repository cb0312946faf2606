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
  const { anchors, parked } = standingOn(added, open);
  const touched = new Map(anchors.map((anchor) => [anchorText(anchor), anchor]));
  const touch = (anchor: Anchor) => touched.set(anchorText(anchor), anchor);
  for (const evidence of added) {
    for (const { key } of evidence.keys) {
      for (const text of touchedUnder(dependents, key, evidence.at)) {
        if (!touched.has(text)) touched.set(text, parseAnchor(text));
      }
    }
  }
  changesOf(open, touched.values()).forEach(touch);
  return { anchors: [...touched.values()], parked };
}

/** The records that stand on evidence, whatever else is known. */
export function standingOn(added: readonly Evidence[], open: OpenBook): Touched {
  const parked: Parked[] = [];
  const anchors = added.flatMap((evidence) => {
    try {
      return anchorsOf(new BookReading(open), evidence);
    } catch (error) {
      parked.push(parkedEntry(evidence.position, error));
      return [];
    }
  });
  return { anchors, parked };
}

/** The Changes that the deployments among touched records belong to now. */
export function changesOf(open: OpenBook, touched: Iterable<Anchor>): readonly Anchor[] {
  const deployments = [...touched].filter(([kind]) => kind === 'deployment');
  return deployments.flatMap((anchor) => {
    try {
      return changeOf(new BookReading(open), anchor);
    } catch {
      // what breaks here breaks the deployment itself, which is parked then
      return [];
    }
  });
}
