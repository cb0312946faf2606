// SPDX-License-Identifier: Apache-2.0
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { CopyQuery } from './copy-query.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { readonly type: 'minor' | 'major' }) => void;

const MEGABYTE = 2 ** 20;
const ROWS = `SELECT repeat('x', 10000) AS text FROM generate_series(1, 100)`;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** What is left of the heap by collections of the young alone, beyond what was there before. */
async function leftBy(work: () => Promise<unknown>): Promise<number> {
  collect({ type: 'major' });
  const before = heldBytes();
  await work();
  for (let times = 0; times < 3; times += 1) collect({ type: 'minor' });
  return heldBytes() - before;
}

function heldBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A megabyte of rows of one integer, in COPY's binary format. */
function manyRows(): Buffer {
  const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
  const row = Buffer.from([0, 1, 0, 0, 0, 4, 0, 0, 0, 7]);
  return Buffer.concat([signature, Buffer.alloc(100_000 * row.length, row), Buffer.alloc(2, 0xff)]);
}

describe('results of statements', () => {
  it('are collected while they are young, in a transaction as without', async () => {
    await test.database.query(ROWS);
    const left = await leftBy(async () => {
      for (let n = 0; n < 30; n += 1) {
        await test.database.query(ROWS);
        await test.database.transaction((session) => session.query(ROWS));
      }
    });
    expect(left).toBeLessThan(10 * MEGABYTE);
  });

  it('are collected as soon where rows were copied', async () => {
    await test.database.query('CREATE UNLOGGED TABLE copied (n int4)');
    const left = await leftBy(async () => {
      for (let n = 0; n < 30; n += 1) {
        const copy = new CopyQuery([{ table: 'copied', rows: manyRows() }]);
        await test.database.transaction((session) => {
          session.query(copy);
          return copy.done;
        });
      }
    });
    expect(left).toBeLessThan(10 * MEGABYTE);
  });

  it('are errors where there are none, told from where they were asked for', async () => {
    const asked = test.database.transaction((session) => session.query('SELECT nothing'));
    const error: unknown = await asked.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: '42703' });
    expect((error as Error).stack).toContain('connection');
  });
});
