// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemClock } from '#platform';
import { anEvent, createTestDatabase, type TestDatabase } from '#testing';
import type { Hash } from '../domain/hash.js';
import { naiveRoot } from '../domain/testing/naive-tree.js';
import { leafHash } from '../domain/tree-hash.js';
import { PostgresLedgerStore } from '../postgres/postgres-ledger-store.js';
import { TreeReader } from '../postgres/tree-reader.js';
import { RootOf, RootOfHandler } from './root-of.js';

const SIZE = 1_100;

let test: TestDatabase;
let leaves: readonly Hash[];
let handler: RootOfHandler;

beforeAll(async () => {
  test = await createTestDatabase();
  const store = new PostgresLedgerStore(test.database, new SystemClock());
  await store.open('main', 'example.org/main');
  const entries = Array.from({ length: SIZE }, (_, index) => anEvent(`e${index}`));
  await store.append({ ledger: 'main', entries, isSameContent: () => false });
  const stored = await store.read({ ledger: 'main', from: 0, to: SIZE, limit: SIZE });
  leaves = stored.map(({ entry }) => leafHash(entry));
  handler = new RootOfHandler(test.database, new TreeReader(test.database));
});
afterAll(() => test?.drop());

describe('the root of a tree', () => {
  it.each([0, 1, 2, 255, 256, 257, 511, 512, 513, 1_000, SIZE - 1, SIZE])(
    'of the first %d entries is that of their bytes',
    async (size) => {
      const root = await handler.execute(new RootOf('main', size));
      expect(Buffer.from(root ?? [])).toEqual(Buffer.from(naiveRoot(leaves.slice(0, size))));
    },
  );

  it('of more entries than there are is none', async () => {
    expect(await handler.execute(new RootOf('main', SIZE + 1))).toBe(null);
  });

  it('of a ledger that is none is refused', async () => {
    await expect(handler.execute(new RootOf('none', 1))).rejects.toMatchObject({
      code: 'LEDGER_UNKNOWN',
    });
  });
});
