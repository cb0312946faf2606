// SPDX-License-Identifier: Apache-2.0
import type { AppendRequest, Outcome } from '../ledger-store.js';
import { type Arrival, type PackedRows, packRows } from './pack-rows.js';
import { type Place, planAppend, type Step, type Twins } from './plan-append.js';

/** What an append must know of its ledger's head to be worked out; it may have grown since. */
export interface KnownHead {
  readonly origin: string;
  readonly size: number;
  readonly recordedAtMs: number;
}

/** An append worked out as far as a head allows; still right if no twin has come since. */
export interface Prepared {
  /** size of the ledger whose twins are known; null: none was looked for */
  readonly checked: number | null;
  readonly twins: Twins;
  readonly steps: readonly Step[];
  readonly rows: PackedRows;
  readonly recordedAtMs: number;
}

/** What an append is worked out from. */
export interface Basis {
  readonly head: KnownHead;
  /** null: as if there were none, which the database will refuse where there is one */
  readonly twins: Twins | null;
  readonly nowMs: number;
}

/** Works out what to write and packs it: all the computing of an append, outside any lock. */
export async function prepareAppend(
  request: AppendRequest,
  { head, twins, nowMs }: Basis,
): Promise<Prepared> {
  const known: Twins = twins ?? new Map();
  const steps = planAppend(request, known);
  // recordedAt never runs backwards in one ledger, whatever the clock does
  const recordedAtMs = Math.max(nowMs, head.recordedAtMs);
  const arrivals = arrivalsOf(request, steps, head.size);
  const { ledger } = request;
  const rows = await packRows(arrivals, { ledger, origin: head.origin, recordedAtMs });
  return { checked: twins && head.size, twins: known, steps, rows, recordedAtMs };
}

/** The same append for a head that has grown: worked out again only if it must be. */
export async function refreshAppend(
  request: AppendRequest,
  prepared: Prepared,
  { head, later }: { readonly head: KnownHead; readonly later: Twins },
): Promise<Prepared> {
  const isLate = head.recordedAtMs > prepared.recordedAtMs;
  const namesPositions = prepared.steps.some(
    (step) => step.kind === 'write' && step.conflictsWith !== null,
  );
  if (later.size === 0 && !isLate && !namesPositions) return prepared;
  const twins = prepared.checked === null ? null : merge(prepared.twins, later);
  return prepareAppend(request, { head, twins, nowMs: prepared.recordedAtMs });
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
    const { conflictsWith, ordinal } = step;
    const place = conflictsWith && positionOf(conflictsWith, first);
    return [{ source, ordinal, conflictsWith: place }];
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
