// SPDX-License-Identifier: Apache-2.0
import { type Fact, factOf, readEvent } from '#events';
import type { Evidence } from '../domain/evidence/evidence.js';
import { evidenceOf } from '../domain/evidence/evidence-of.js';

const RECORDED_FROM = Date.UTC(2026, 10, 24);

/** When the specs' ledger records the entry at a position: one a second. */
export function recordedAt(position: number): string {
  return new Date(RECORDED_FROM + position * 1_000).toISOString();
}

/** The fact of a CDEvent at a position. */
export function factAt(event: unknown, position: number): Fact {
  const typed = readEvent(event);
  if (typed.kind === 'unreadable') throw new Error(`position ${position}: ${typed.reason.text}`);
  return factOf(typed, { position: BigInt(position), recordedAt: recordedAt(position) });
}

/** What CDEvents are evidence of, each at the position of its place in the list. */
export function evidenceFrom(events: readonly unknown[]): readonly Evidence[] {
  return events.flatMap((event, position) => evidenceOf(factAt(event, position), null) ?? []);
}
