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
  /** anchor → the first position that touches it; without what is touched only by way of a deployment */
  readonly since: ReadonlyMap<string, number>;
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
  const since = new Map<string, number>();
  const parked: Parked[] = [];
  for (const evidence of added) {
    const { position } = evidence;
    const touch = (text: string): void => {
      if (position < (since.get(text) ?? Infinity)) since.set(text, position);
    };
    for (const anchor of standingOn(evidence, open, parked)) {
      const text = anchorText(anchor);
      touched.set(text, anchor);
      touch(text);
    }
    for (const { key } of evidence.keys) {
      for (const text of touchedUnder(dependents, key, evidence.at)) {
        if (!touched.has(text)) touched.set(text, parseAnchor(text));
        touch(text);
      }
    }
  }
  for (const anchor of changesOf(open, touched.values())) touched.set(anchorText(anchor), anchor);
  return { anchors: [...touched.values()], since, parked };
}

function standingOn(evidence: Evidence, open: OpenBook, parked: Parked[]): readonly Anchor[] {
  try {
    return anchorsOf(new BookReading(open), evidence);
  } catch (error) {
    parked.push(parkedEntry(evidence.position, error));
    return [];
  }
}

function changesOf(open: OpenBook, touched: Iterable<Anchor>): readonly Anchor[] {
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
