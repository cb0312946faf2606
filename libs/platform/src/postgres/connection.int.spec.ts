// SPDX-License-Identifier: Apache-2.0
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { CopyQuery } from './copy-query.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { readonly type: 'minor' | 'major' }) => void;

/** statements of a tenth of a megabyte each */
const TIMES = 200;
/** half of what goes through */
const MUCH = 10e6;
const ROWS = `SELECT repeat('x', 1000) AS text FROM generate_series(1, 100)`;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** What statements leave of the heap where the young alone are collected, after each of them. */
async function leftBy(work: () => Promise<unknown>): Promise<number> {
  await work();
  collect({ type: 'major' });
  const before = heldBytes();
  for (let times = 0; times < TIMES; times += 1) {
    await work();
    // a connection holds its last result until the next
    await test.database.query('SELECT 1');
    // what outlives one collection is old after the second
    collect({ type: 'minor' });
    collect({ type: 'minor' });
  }
  return heldBytes() - before;
}

function heldBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A tenth of a megabyte of rows of one integer, in COPY's binary format. */
function manyRows(): Buffer {
  const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
  const row = Buffer.from([0, 1, 0, 0, 0, 4, 0, 0, 0, 7]);
  return Buffer.concat([signature, Buffer.alloc(10_000 * row.length, row), Buffer.alloc(2, 0xff)]);
}

describe('results of statements', () => {
  it('are collected while they are young, in a transaction as without', async () => {
    const ask = () => test.database.query(ROWS);
    expect(await leftBy(ask)).toBeLessThan(MUCH);
    const askWithin = () => test.database.transaction((session) => session.query(ROWS));
    expect(await leftBy(askWithin)).toBeLessThan(MUCH);
  });

  it('are collected as soon where rows were copied', async () => {
    await test.database.query('CREATE UNLOGGED TABLE copied (n int4)');
    const copy = () =>
      test.database.transaction((session) => {
        const rows = new CopyQuery([{ table: 'copied', rows: manyRows() }]);
        session.query(rows);
        return rows.done;
      });
    expect(await leftBy(copy)).toBeLessThan(MUCH);
  });

  it('are errors where there are none, told from where they were asked for', async () => {
    const asked = test.database.transaction((session) => session.query('SELECT nothing'));
    const error: unknown = await asked.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: '42703' });
    expect((error as Error).stack).toContain('connection');
  });
});
