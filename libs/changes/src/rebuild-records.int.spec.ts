// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRecords, rebuildRecords } from './rebuild-records.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
} from './testing/records-database.js';

let records: RecordsDatabase;

beforeAll(async () => {
  records = await createRecordsDatabase();
});
afterAll(() => records.drop());

describe('checking the records of a ledger', () => {
  it('finds none where none were projected', async () => {
    await records.fill('new', demoEvents(10));
    expect(await checkRecords('new', records)).toBeNull();
  });

  it('finds them the same, as far as they know the ledger, and leaves nothing behind', async () => {
    await records.fill('main', demoEvents(600));
    await rebuildRecords('main', records);
    const digest = await records.digest('main');
    await records.fill('main', demoEvents(700).slice(600));
    expect(await checkRecords('main', records)).toEqual({
      next: 600,
      kind: 'same',
    });
    expect(await records.digest('main')).toBe(digest);
    const generations = await records.database.query(
      `SELECT DISTINCT generation FROM fact WHERE ledger = 'main'`,
    );
    expect(generations).toHaveLength(1);
  });

  it.each([
    [
      'a record edited',
      `UPDATE record_view SET record = replace(record::text, 'approved', 'rejected')::json
        WHERE ledger = $1 AND record::text LIKE '%approved%'`,
    ],
    ['a record taken away', `DELETE FROM record_view WHERE ledger = $1 AND kind = 'deployment'`],
    ['a fact taken away', `DELETE FROM fact WHERE ledger = $1 AND position = 100`],
    [
      'an earlier version taken away',
      `DELETE FROM record_version WHERE ledger = $1 AND to_position IS NULL`,
    ],
    ['a total altered', `UPDATE record_total SET total = total - 1 WHERE ledger = $1`],
    [
      'a gap closed that is open',
      `INSERT INTO producer_gap SELECT $1, generation, 'p', 1, 2, 3, 4 FROM fact
        WHERE ledger = $1 LIMIT 1`,
    ],
  ])('sees %s', async (what, statement) => {
    const ledger = what.replaceAll(' ', '-');
    await records.fill(ledger, demoEvents(1_200));
    await rebuildRecords(ledger, records);
    await records.database.query(statement, [ledger]);
    expect(await checkRecords(ledger, records)).toMatchObject({ kind: 'altered' });
  });
});
