// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresLedgerStore } from '#ledger';
import { type Database, SystemClock } from '#platform';
import { freezeStatistics, type RowsRead, rowsRead } from '#testing';
import { recordsKnow } from './postgres/checkpoints.js';
import { PositionAt, PositionAtHandler } from './queries/position-at.js';
import { rebuildRecords } from './rebuild-records.js';
import { projectAll } from './testing/project.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
} from './testing/records-database.js';

const EVENTS = 6_000;

let records: RecordsDatabase;

beforeAll(async () => {
  records = await createRecordsDatabase();
  await records.fill('known', demoEvents(EVENTS));
  await rebuildRecords('known', records);
  await freezeStatistics(records.database);
  await records.fill('unknown', demoEvents(EVENTS));
});
afterAll(() => records?.drop());

/**
 * Each entry once, and no record or key more often than some of them touch it; a table of a few pages is
 * read whole.
 */
function expectLinear(read: RowsRead): void {
  expect(read['ledger_payload']).toBeLessThan(1.5 * EVENTS);
  expect(read['record_view']).toBeLessThan(EVENTS);
  for (const rows of Object.values(read)) expect(rows).toBeLessThan(50 * EVENTS);
}

const openStore = (database: Database) => new PostgresLedgerStore(database, new SystemClock());

/** A planner that takes a ledger for empty must not read all of it for each of its rows. */
describe('a ledger that the statistics do not know', () => {
  it('is projected in one pass', async () => {
    const read = await rowsRead(records, async (database) => {
      await projectAll({ database, store: openStore(database) }, 'unknown');
    });
    expectLinear(read);
    expect(await recordsKnow(records.database, 'unknown')).toBe(EVENTS);
  });

  it('is rebuilt in one pass', async () => {
    const digest = await records.digest('unknown');
    const read = await rowsRead(records, async (database) => {
      await rebuildRecords('unknown', { database, store: openStore(database) });
    });
    expectLinear(read);
    expect(await records.digest('unknown')).toBe(digest);
  });

  it('is searched by time in halves', async () => {
    const read = await rowsRead(records, async (database) => {
      const position = await new PositionAtHandler(database).execute(
        new PositionAt('unknown', new Date()),
      );
      expect(position).toBe(EVENTS - 1);
    });
    expect(read['ledger_entry']).toBeLessThan(30);
  });
});
