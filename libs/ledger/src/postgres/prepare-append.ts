// SPDX-License-Identifier: Apache-2.0
import type { AppendRequest, Outcome } from '../ledger-store.js';
import { type Arrival, buildRows, type EntryRow } from './build-rows.js';
import { type Place, planAppend, type Step, type Twins } from './plan-append.js';

/** The head of a ledger as its row says. */
export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly range: Buffer;
  readonly recordedAt: Date;
}

/** An append worked out as far as a head allows; still right if no twin has come since. */
export interface Prepared {
  /** size of the ledger that this was worked out for */
  readonly size: number;
  readonly twins: Twins;
  readonly steps: readonly Step[];
  readonly rows: readonly EntryRow[];
  readonly recordedAtMs: number;
}

/** Works out what to write and builds it: all the computing of an append, outside any lock. */
export function prepareAppend(
  request: AppendRequest,
  { head, twins, nowMs }: { readonly head: Head; readonly twins: Twins; readonly nowMs: number },
): Prepared {
  const steps = planAppend(request, twins);
  // recordedAt never runs backwards in one ledger, whatever the clock does
  const recordedAtMs = Math.max(nowMs, head.recordedAt.getTime());
  const arrivals = arrivalsOf(request, steps, head.size);
  const rows = buildRows(arrivals, { origin: head.origin, recordedAtMs });
  return { size: head.size, twins, steps, rows, recordedAtMs };
}

/** The same append for a head that another writer has moved: worked out again only if it must be. */
export function refreshAppend(
  request: AppendRequest,
  prepared: Prepared,
  { head, later }: { readonly head: Head; readonly later: Twins },
): Prepared {
  const isLate = head.recordedAt.getTime() > prepared.recordedAtMs;
  const namesPositions = prepared.steps.some(
    (step) => step.kind === 'write' && step.conflictsWith !== null,
  );
  if (later.size === 0 && !isLate && !namesPositions) return { ...prepared, size: head.size };
  const twins = merge(prepared.twins, later);
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
