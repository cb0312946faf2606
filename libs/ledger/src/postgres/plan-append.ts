// SPDX-License-Identifier: Apache-2.0
import type { AppendRequest, NewEvent, ReceivedPayload } from '../ledger-store.js';
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

/** What to do with each record, and the identities that are written, by `identityKey`. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly keys: IdentityKeys;
}

/** A map or a set by `identityKey`. */
export type IdentityKeys = Pick<ReadonlySet<string>, 'has' | 'keys'>;

/**
 * Sorts new records from redeliveries and conflicts: same identity and content as an entry before
 * it ⇒ redelivery; same identity, other content ⇒ written, naming the first entry it conflicts with.
 */
export function planAppend(request: AppendRequest, twins: Twins): Plan {
  const arrived = new Map<string, Arrived>();
  let offset = 0;
  const write = (conflictsWith: Place | null): Step => ({
    kind: 'write',
    offset: offset++,
    conflictsWith,
  });
  const steps = request.entries.map((entry) => {
    if (entry.kind !== 'event' || entry.identity === null) return write(null);
    const key = identityKey(entry.identity);
    const before = arrived.get(key);
    const stored = twins.get(key);
    const known = before === undefined && stored === undefined ? [] : placesOf(stored, before);
    const same = known.find(({ payload }) => isSame(request, payload, entry.payload));
    if (same !== undefined) return { kind: 'redelivery', of: same.place } as const;
    arrived.set(key, { offset, entry, before });
    return write(known[0]?.place ?? null);
  });
  return { steps, keys: arrived };
}

/** A record of this append, and the one before it that has its identity. */
interface Arrived {
  readonly offset: number;
  readonly entry: NewEvent;
  readonly before: Arrived | undefined;
}

interface Known {
  readonly place: Place;
  readonly payload: ReceivedPayload | null;
}

function placesOf(stored: readonly Twin[] = [], last: Arrived | undefined): readonly Known[] {
  const arrived: Known[] = [];
  for (let each = last; each !== undefined; each = each.before) {
    arrived.unshift({ place: { offset: each.offset }, payload: each.entry.payload });
  }
  return [...stored.map(({ position, payload }) => ({ place: { position }, payload })), ...arrived];
}

// an erased payload must not come back through a redelivery: its identity is answer enough
function isSame(
  request: AppendRequest,
  stored: ReceivedPayload | null,
  arrived: ReceivedPayload,
): boolean {
  return stored === null || request.isSameContent(stored, arrived);
}
