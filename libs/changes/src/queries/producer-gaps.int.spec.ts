// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuildRecords } from '../rebuild-records.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
} from '../testing/records-database.js';
import { ProducerGaps, ProducerGapsHandler, type RegisteredGap } from './producer-gaps.js';

let records: RecordsDatabase;

/** producer, numbers, shown at, closed at: two of one entry, one that closes. */
const GAPS = [
  ['b', 5, 6, 10, null],
  ['a', 7, 9, 20, null],
  ['a', 11, 11, 20, null],
  ['c', 1, 4, 30, 40],
] as const;

beforeAll(async () => {
  records = await createRecordsDatabase();
  await records.fill('main', demoEvents(600));
  await rebuildRecords('main', records);
  for (const gap of GAPS) {
    await records.database.query(
      `INSERT INTO producer_gap SELECT ledger, generation, $1, $2, $3, $4, $5
         FROM projection_checkpoint WHERE ledger = 'main' AND is_serving`,
      gap,
    );
  }
});
afterAll(() => records?.drop());

async function walk(limit: number, asOf: number, positions = { after: -1, to: 599 }) {
  const handler = new ProducerGapsHandler(records.database);
  const pages: (readonly RegisteredGap[])[] = [];
  const totals = new Set<number>();
  let after: readonly (string | number)[] | null = [];
  while (after !== null) {
    const page = await handler.execute(
      new ProducerGaps({ ledger: 'main', asOf, limit, after, total: null, positions }),
    );
    pages.push(page.items);
    totals.add(page.total);
    after = page.after;
  }
  return { pages: pages.map(({ length }) => length), totals: [...totals], gaps: pages.flat() };
}

it.each([
  [599, 3, ['b 5', 'a 7', 'a 11']],
  [35, 4, ['b 5', 'a 7', 'a 11', 'c 1']],
  [15, 1, ['b 5']],
  [5, 0, []],
])('gaps as of %i are paged in the order in which they showed', async (asOf, total, expected) => {
  for (const limit of [1, 2, 100]) {
    const { pages, totals, gaps } = await walk(limit, asOf);
    expect(gaps.map(({ producer, numberFrom }) => `${producer} ${numberFrom}`)).toEqual(expected);
    expect(totals).toEqual([total]);
    for (const size of pages.slice(0, -1)) expect(size).toBe(limit);
  }
});

it('lists the gaps that entries of a span have shown', async () => {
  const shown = async (after: number, to: number) => {
    const { gaps, totals } = await walk(1, 599, { after, to });
    expect(totals).toEqual([gaps.length]);
    return gaps.map(({ since }) => since);
  };
  expect(await shown(10, 599)).toEqual([20, 20]);
  expect(await shown(-1, 19)).toEqual([10]);
  expect(await shown(9, 20)).toEqual([10, 20, 20]);
  expect(await shown(20, 599)).toEqual([]);
});
