// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectAll, upTo } from '../testing/project.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
} from '../testing/records-database.js';

const EVENTS = 1_500;

let test: RecordsDatabase;
beforeAll(async () => {
  test = await createRecordsDatabase();
  await test.fill('main', demoEvents(EVENTS));
});
afterAll(() => test.drop());

const totals = () => test.database.query('SELECT * FROM record_total ORDER BY kind, position');

/** What is counted, one by one, as of the checkpoint. */
const counted = () =>
  test.database.query(
    `SELECT kind, count(record) AS total FROM record_view
      GROUP BY kind HAVING count(record) > 0 ORDER BY kind`,
  );
const newest = () =>
  test.database.query(
    'SELECT DISTINCT ON (kind) kind, total FROM record_total ORDER BY kind, position DESC',
  );

describe('totals of records', () => {
  it.each([100, 255, 256, 257, 700, 1_024, EVENTS])(
    'are what is counted, wherever a fold stops: at %d entries',
    async (size) => {
      await projectAll(upTo(test, size), 'main');
      expect(await newest()).toEqual(await counted());
      const [{ rows } = { rows: 0 }] = await test.database.query<{ rows: number }>(
        `SELECT count(*) AS rows FROM record_total
          WHERE position <> $1 AND (position + 1) % 256 <> 0`,
        [size - 1],
      );
      expect(rows).toBe(0);
    },
  );

  it('are counted by the migration as by a fold', async () => {
    const folded = await totals();
    expect(folded.length).toBeGreaterThan(20);
    const sql = await readFile('migrations/0015_record_totals.sql', 'utf8');
    await test.database.query('DELETE FROM record_total');
    await test.database.query(sql.slice(sql.indexOf('INSERT INTO')));
    expect(await totals()).toEqual(folded);
  });

  it('are kept by whoever folds: a service of before cannot move the checkpoint', async () => {
    const moved = test.database.query(
      'UPDATE projection_checkpoint SET next_position = next_position + 1',
    );
    await expect(moved).rejects.toMatchObject({ code: '23514' });
  });
});
