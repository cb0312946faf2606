// SPDX-License-Identifier: Apache-2.0
import { EARLIEST_QUARTER, LAST_QUARTER, quarterOf } from './clock.js';
import { newCompany } from './company-state.js';
import type { CompanyState } from './company-state.js';
import type { ExpectedFinding } from './expected-finding.js';
import { publish } from './publish.js';
import type { DemoRecord } from './publish.js';
import { quarterHistory } from './quarter-history.js';
import type { QuarterHistory } from './quarter-history.js';
import { scramble, seededRandom } from './random.js';

/** Which history is told. */
export interface DemoOptions {
  /** A whole number; the same seed tells the same history to the byte. Default 1. */
  readonly seed?: number;
  /** How many events. Default: the one quarter 2026-07-01 … 2026-09-30, about 4,800. */
  readonly events?: number;
}

/** About what a quarter has: from it follows where a longer history starts. */
const EVENTS_A_QUARTER = 4_800;

/**
 * The delivery history of a small company, as its pipelines would publish it: structured
 * CloudEvents around CDEvents with the ITIL profile, in the order of publication. More events than
 * a quarter has mean earlier quarters, back to 2000; what does not fit between 2000 and 2026 (about
 * 500,000 events) goes on into the future. Memory stays that of one quarter.
 */
export function* demoHistory(options: DemoOptions = {}): Generator<DemoRecord> {
  let left = options.events ?? Number.POSITIVE_INFINITY;
  for (const { state, tellings } of quarters(options)) {
    for (const telling of tellings) {
      if (left-- <= 0) return;
      yield publish(state, telling);
    }
  }
}

/**
 * What the controls must find in `demoHistory(options)`: every quarter the same eight breaches, in
 * the order of their weeks. All else is clean; but where `events` cuts the last quarter short, the
 * changes of its last days are still open.
 */
export function expectedFindings(options: DemoOptions = {}): readonly ExpectedFinding[] {
  let left = options.events ?? Number.POSITIVE_INFINITY;
  const found: ExpectedFinding[] = [];
  for (const { tellings, findings } of quarters(options)) {
    const told = new Set(tellings.slice(0, left).map(({ id }) => id));
    for (const { since, finding } of findings) {
      const eventIds = finding.eventIds.filter((id) => told.has(id));
      if (told.has(since)) found.push({ ...finding, eventIds });
    }
    left -= tellings.length;
  }
  return found;
}

interface Told extends QuarterHistory {
  /** where the numbers of the publishers are kept */
  readonly state: CompanyState;
}

function* quarters({ seed = 1, events = 1 }: DemoOptions): Generator<Told> {
  const state = newCompany();
  const needed = Math.ceil(events / EVENTS_A_QUARTER);
  let index = Math.max(LAST_QUARTER - needed + 1, EARLIEST_QUARTER);
  for (let told = 0; told < events; index++) {
    const random = seededRandom(scramble(scramble(seed) + index));
    const history = quarterHistory({ quarter: quarterOf(index), state, random });
    yield { state, ...history };
    told += history.tellings.length;
  }
}
