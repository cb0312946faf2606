// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, freezeStatistics, rowsRead, type TestDatabase } from '#testing';
import { nothingKnown } from '../domain/fold/knowledge.js';
import type { Dependencies } from '../domain/reading/dependencies.js';
import { copyAll } from './copy-rows.js';
import { loadDependents } from './load-knowledge.js';
import { clearLooks, lookRows } from './record-looks.js';

const WAITING = 5_000;
const SOUGHT = 100;

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await write('known');
  await freezeStatistics(test.database);
  await write('unknown');
});
afterAll(() => test?.drop());

const placeOf = (ledger: string) => {
  return { ledger, generation: 1, next: 0, version: 1, isServing: true };
};

/** Records, each of which waits under a key of its own. */
function looks(count: number): ReadonlyMap<string, Dependencies> {
  return new Map(
    Array.from({ length: count }, (_, index) => [
      JSON.stringify(['change', `${index}`]),
      { spans: new Map(), waiting: new Map([[`key ${index}`, BigInt(index)]]) },
    ]),
  );
}

async function write(ledger: string): Promise<void> {
  await test.database.transaction(async (session) => {
    await clearLooks(session, placeOf(ledger), looks(WAITING));
    await copyAll(session, lookRows(placeOf(ledger), looks(WAITING)));
  });
}

/** A planner that expects nothing of a ledger must still tell one search from the other (ADR 0039). */
it.each(['known', 'unknown'])(
  'finds who waits by key and by record alone, where %s',
  async (ledger) => {
    const knowledge = nothingKnown(false);
    const page = Array.from({ length: SOUGHT }, (_, index) => ({
      at: BigInt(index),
      keys: [{ key: `key ${index}` }],
    }));
    const read = await rowsRead(test, async (database) => {
      await loadDependents(database, placeOf(ledger), knowledge, page);
      await database.transaction((session) => clearLooks(session, placeOf(ledger), looks(SOUGHT)));
    });
    expect(knowledge.dependents.waiting.size).toBe(SOUGHT);
    expect(read['record_waiting']).toBeLessThan(4 * SOUGHT);
  },
);
