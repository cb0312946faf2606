// SPDX-License-Identifier: Apache-2.0
import { sleep } from '#platform';
import { cpuOf } from './cpu-meter.js';
import type { PlayingField } from './playing-field.js';

/** What one run of a contestant came to. */
export interface Run {
  readonly eventsPerSecond: number;
  /** µs of CPU an event, by process */
  readonly cpu: Readonly<Record<string, number>>;
}

/** Something that writes the events of a topic into tables, and how far it is. */
export interface Contestant {
  readonly pids: Readonly<Record<string, number>>;
  /** events that are committed */
  readonly done: () => Promise<number>;
  /** ends it, however it fares */
  readonly stop: () => Promise<void>;
}

const LOOK_EVERY_MS = 20;
const DEADLINE_MS = 180_000;

/** Times a contestant that has just been started, from its first commit to its last. */
export async function timeRun(
  { pids }: PlayingField,
  contestant: Contestant,
  events: number,
): Promise<Run> {
  const all = { ...contestant.pids, postgres: pids.postgres, broker: pids.broker };
  const measure = () => Object.entries(all).map(([name, pid]) => [name, cpuOf(pid)] as const);
  try {
    const first = await until(contestant, 1);
    const before = new Map(measure());
    const last = await until(contestant, events);
    const counted = events - first.done;
    const cpu = measure().map(([name, used]) => [name, (used - (before.get(name) ?? 0)) / counted]);
    const seconds = (last.atMs - first.atMs) / 1_000;
    return { eventsPerSecond: counted / seconds, cpu: Object.fromEntries(cpu) };
  } finally {
    await contestant.stop();
  }
}

async function until({ done }: Contestant, wanted: number) {
  for (const end = performance.now() + DEADLINE_MS; performance.now() < end;) {
    const found = await done();
    if (found >= wanted) return { done: found, atMs: performance.now() };
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`a contestant has not done ${wanted} events in time`);
}
