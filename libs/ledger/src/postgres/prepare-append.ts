// SPDX-License-Identifier: Apache-2.0
import type { AppendRequest, Outcome } from '../ledger-store.js';
import type { PackedAhead } from '../packed-ahead.js';
import { type Arrival, type PackedRows, packRows } from './pack-rows.js';
import { identitiesOf, rowsOf } from './pack-ahead.js';
import { type Place, type Plan, planAppend, type Step, type Twins } from './plan-append.js';
import { restampRows } from './restamp-rows.js';
import { identityKey } from './uuid-array.js';

/** What an append must know of its ledger's head to be worked out; it may have grown since. */
export interface KnownHead {
  readonly origin: string;
  readonly size: number;
  readonly recordedAtMs: number;
}

/** An append worked out as far as a head allows; still right if no twin has come since. */
export interface Prepared extends Plan {
  /** size of the ledger that this was worked out for: twins below it are known */
  readonly size: number;
  readonly twins: Twins;
  readonly identities: readonly Uint8Array[];
  readonly rows: PackedRows;
  readonly recordedAtMs: number;
}

/** An append whose entries were packed elsewhere, none of whose identities is in the ledger yet. */
export function preparedAhead(
  packed: PackedAhead,
  { head, recordedAtMs }: { readonly head: KnownHead; readonly recordedAtMs: number },
): Prepared {
  const steps = Array.from({ length: packed.count }, (_, offset): Step => ({
    kind: 'write',
    offset,
    conflictsWith: null,
  }));
  const identities = identitiesOf(packed);
  const keys = new Set(identities.map(identityKey));
  const rows = rowsOf(packed);
  return { steps, keys, identities, size: head.size, twins: new Map(), rows, recordedAtMs };
}

/** The identities of the entries that have one. */
export function identitiesIn({ entries }: AppendRequest): readonly Uint8Array[] {
  return entries.flatMap((entry) => (entry.kind === 'event' ? (entry.identity ?? []) : []));
}

/** Works out what to write and packs it: all the computing of an append, outside any lock. */
export async function prepareAppend(
  request: AppendRequest,
  {
    head,
    twins,
    nowMs,
  }: { readonly head: KnownHead; readonly twins: Twins; readonly nowMs: number },
): Promise<Prepared> {
  const plan = planAppend(request, twins);
  // recordedAt never runs backwards in one ledger, whatever the clock does
  const recordedAtMs = Math.max(nowMs, head.recordedAtMs);
  const arrivals = arrivalsOf(request, plan.steps, head.size);
  const { ledger } = request;
  const rows = await packRows(arrivals, { ledger, origin: head.origin, recordedAtMs });
  const identities = identitiesIn(request);
  return { ...plan, size: head.size, twins, identities, rows, recordedAtMs };
}

/** The same append for a head that has grown: worked out again only if it must be. */
export async function refreshAppend(
  request: AppendRequest,
  prepared: Prepared,
  { head, later }: { readonly head: KnownHead; readonly later: Twins },
): Promise<Prepared> {
  const namesPositions = prepared.steps.some(
    (step) => step.kind === 'write' && step.conflictsWith !== null,
  );
  if (later.size === 0 && !namesPositions) return recordedNoSooner(prepared, head);
  const twins = merge(prepared.twins, later);
  return prepareAppend(request, { head, twins, nowMs: prepared.recordedAtMs });
}

/** Another process may have written since, at a later time. */
function recordedNoSooner(prepared: Prepared, { size, recordedAtMs }: KnownHead): Prepared {
  if (prepared.recordedAtMs >= recordedAtMs) return { ...prepared, size };
  const rows = restampRows(prepared.rows, recordedAtMs);
  return { ...prepared, size, rows, recordedAtMs };
}

/** What became of each record, positions counted from `first`. */
export function outcomesOf(steps: readonly Step[], first: number): readonly Outcome[] {
  return steps.map((step): Outcome => {
    if (step.kind === 'redelivery') {
      return { kind: 'redelivery', position: positionOf(step.of, first) };
    }
    const position = first + step.offset;
    if (step.conflictsWith === null) return { kind: 'appended', position };
    return { kind: 'conflict', position, conflictsWith: positionOf(step.conflictsWith, first) };
  });
}

function arrivalsOf(
  request: AppendRequest,
  steps: readonly Step[],
  first: number,
): readonly Arrival[] {
  return request.entries.flatMap((source, index): Arrival[] => {
    const step = steps[index];
    if (step?.kind !== 'write') return [];
    const { conflictsWith } = step;
    return [{ source, conflictsWith: conflictsWith && positionOf(conflictsWith, first) }];
  });
}

function positionOf(place: Place, first: number): number {
  return 'position' in place ? place.position : first + place.offset;
}

function merge(earlier: Twins, later: Twins): Twins {
  const merged = new Map(earlier);
  for (const [key, twins] of later) merged.set(key, [...(merged.get(key) ?? []), ...twins]);
  return merged;
}
