// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresLedgerStore } from '#ledger';
import { SystemClock } from '#platform';
import { type RowsRead, rowsRead, stopAutovacuum } from '#testing';
import { projectAll } from './testing/project.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
} from './testing/records-database.js';

const SHORT = 4_096;
const TIMES_AS_LONG = 4;

let records: RecordsDatabase;

beforeAll(async () => {
  records = await createRecordsDatabase();
  // a table that has just become small is read whole, for each of its rows
  await stopAutovacuum(records.database);
});
afterAll(() => records?.drop());

async function readToFold(size: number, options: { knownLimit?: number }): Promise<RowsRead> {
  const ledger = `of-${size}-${options.knownLimit ?? 'all'}`;
  await records.fill(ledger, demoEvents(size));
  return rowsRead(records, (database) =>
    projectAll(
      { database, store: new PostgresLedgerStore(database, new SystemClock()), ...options },
      ledger,
    ),
  );
}

/** Services of years have thousands of facts and of versions, of which the next event needs a few. */
describe('what a fold reads', () => {
  it.each([
    ['knows all', {}],
    ['forgets again and again', { knownLimit: 3_000 }],
  ])('grows no faster than the ledger, where it %s', async (_, options) => {
    const short = await readToFold(SHORT, options);
    const long = await readToFold(SHORT * TIMES_AS_LONG, options);
    for (const [table, rows] of Object.entries(long)) {
      // what was read of each history whole would be four times as much again
      const most = 2 * TIMES_AS_LONG * (short[table] ?? 0) + SHORT / 8;
      expect([table, rows > most ? { rows, most } : 'few']).toEqual([table, 'few']);
    }
  });
});
