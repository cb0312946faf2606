// SPDX-License-Identifier: Apache-2.0
import type { AppendRequest, ReceivedPayload } from '../ledger-store.js';
import { identityKey } from './uuid-array.js';

/** An entry that carries the same identity; a payload of null was erased. */
export interface Twin {
  readonly position: number;
  readonly payload: ReceivedPayload | null;
}

/** What to do with a record: write it at `first + offset`, or count it as a redelivery of a twin. */
export type Step =
  | { readonly kind: 'write'; readonly offset: number; readonly conflictsWith: Place | null }
  | { readonly kind: 'redelivery'; readonly of: Place };

/** A position already given, or the n-th record written by this very append. */
export type Place = { readonly position: number } | { readonly offset: number };

/** identity (`identityKey`) → the entries that carry it */
export type Twins = ReadonlyMap<string, readonly Twin[]>;

/**
 * Sorts new records from redeliveries and conflicts: same identity and content as an entry before
 * it ⇒ redelivery; same identity, other content ⇒ written, naming the first entry it conflicts with.
 */
export function planAppend(request: AppendRequest, twins: Twins): readonly Step[] {
  const arrived = new Map<string, { offset: number; payload: ReceivedPayload }[]>();
  let offset = 0;
  const write = (conflictsWith: Place | null): Step => ({
    kind: 'write',
    offset: offset++,
    conflictsWith,
  });
  return request.entries.map((entry) => {
    if (entry.kind !== 'event' || entry.identity === null) return write(null);
    const key = identityKey(entry.identity);
    const known = knownPlaces(twins.get(key), arrived.get(key));
    const same = known.find(({ payload }) => isSame(request, payload, entry.payload));
    if (same !== undefined) return { kind: 'redelivery', of: same.place };
    remember(arrived, key, { offset, payload: entry.payload });
    return write(known[0]?.place ?? null);
  });
}

interface Known {
  readonly place: Place;
  readonly payload: ReceivedPayload | null;
}

function knownPlaces(
  stored: readonly Twin[] = [],
  arrived: readonly { readonly offset: number; readonly payload: ReceivedPayload }[] = [],
): readonly Known[] {
  return [
    ...stored.map(({ position, payload }) => ({ place: { position }, payload })),
    ...arrived.map(({ offset, payload }) => ({ place: { offset }, payload })),
  ];
}

// an erased payload must not come back through a redelivery: its identity is answer enough
function isSame(
  request: AppendRequest,
  stored: ReceivedPayload | null,
  arrived: ReceivedPayload,
): boolean {
  return stored === null || request.isSameContent(stored, arrived);
}

function remember<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
