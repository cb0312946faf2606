// SPDX-License-Identifier: Apache-2.0
import type { Evidence, Shelf, Shelves } from '../evidence/evidence.js';
import { shelfKey } from '../evidence/evidence.js';
import type { Basis } from '../evidence/head.js';
import type { Reading, TimeRange } from './reading.js';

/** How evidence was joined to a record: on which path, by which rule, how surely, and which. */
export interface Join {
  /** what was looked for by what: `test by artifact` */
  readonly path: string;
  /** where the key was read in the evidence (events.md E): `profile.test.artifactDigest` */
  readonly rule: string;
  readonly basis: Basis;
  /** positions in the ledger, ascending */
  readonly positions: readonly number[];
}

/** What a record was assembled from, as it is being found. */
export interface Trail {
  readonly reading: Reading;
  readonly found: Map<string, Finding>;
}

interface Finding {
  readonly path: string;
  readonly rule: string;
  readonly basis: Basis;
  readonly positions: Set<number>;
}

export function newTrail(reading: Reading): Trail {
  return { reading, found: new Map() };
}

/** Looks under a key and takes what is wanted into the record. */
export function follow<S extends Shelf>(
  trail: Trail,
  [shelf, key]: readonly [S, string],
  { where, ...range }: TimeRange & { readonly where?: (evidence: Shelves[S]) => boolean } = {},
): readonly Shelves[S][] {
  const list = trail.reading.select(shelf, key, range);
  const wanted = where === undefined ? list : list.filter(where);
  for (const evidence of wanted) take(trail, evidence, shelfKey(shelf, key));
  return wanted;
}

/** Takes evidence into the record that was found under a key. */
export function take(trail: Trail, evidence: Evidence, key: string): void {
  const known = evidence.keys.find((each) => each.key === key);
  const colon = key.indexOf(':');
  const path = (colon < 0 ? key : key.slice(0, colon)).replace(' ', ' by ');
  note(trail, evidence, { path, rule: known?.rule ?? 'time', basis: known?.basis ?? 'inferred' });
}

/** Takes evidence into the record by a rule of its own, such as nearness in time. */
export function note(
  { found }: Trail,
  { position }: Evidence,
  { path, rule, basis }: Omit<Join, 'positions'>,
): void {
  const name = `${path} ${rule} ${basis}`;
  const finding = found.get(name) ?? { path, rule, basis, positions: new Set() };
  found.set(name, finding);
  finding.positions.add(position);
}

/** Takes over what a part of the record was assembled from. */
export function noteAll({ found }: Trail, joins: readonly Join[]): void {
  for (const { path, rule, basis, positions } of joins) {
    const name = `${path} ${rule} ${basis}`;
    const finding = found.get(name) ?? { path, rule, basis, positions: new Set() };
    found.set(name, finding);
    for (const position of positions) finding.positions.add(position);
  }
}

/** The joins of a record, in one order whatever the order of finding. */
export function joinsOf({ found }: Trail): readonly Join[] {
  return [...found]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { positions, ...join }]) => ({
      ...join,
      positions: [...positions].toSorted(ascending),
    }));
}

/** Every position that a record was assembled from, ascending. */
export function positionsOf({ found }: Trail): readonly number[] {
  const all = [...found.values()].flatMap(({ positions }) => [...positions]);
  return [...new Set(all)].toSorted(ascending);
}

function ascending(left: number, right: number): number {
  return left - right;
}
