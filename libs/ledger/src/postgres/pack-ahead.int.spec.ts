// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '#platform';
import { anEvent, createTestDatabase, type TestDatabase } from '#testing';
import { emptyEdge, growEdge } from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';
import type { AppendRequest, NewEvent } from '../ledger-store.js';
import type { Stamp } from '../packed-ahead.js';
import { packAhead } from './pack-ahead.js';
import { PostgresLedgerStore } from './postgres-ledger-store.js';

let test: TestDatabase;
let store: PostgresLedgerStore;
let count = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  store = new PostgresLedgerStore(test.database, new FixedClock(Date.UTC(2026, 10, 28)));
});
afterAll(() => test.drop());

const isSameContent: AppendRequest['isSameContent'] = (stored, arrived) =>
  Buffer.compare(stored.value, arrived.value) === 0;

/** Appends the batches at once, as an intake does, and tells what became of them. */
async function appendAll(batches: readonly (readonly NewEvent[])[], isAhead: boolean) {
  const ledger = `ahead-${(count += 1)}`;
  await store.open(ledger, `example.org/${ledger}`);
  const outcomes = await Promise.all(
    batches.map((entries) => {
      const request: AppendRequest = { ledger, entries, isSameContent };
      if (!isAhead) return store.append(request);
      // cloned, as on the way from one thread to another
      const expected = { count: entries.length, bytes: 0 };
      const packed = (stamp: Stamp) =>
        Promise.resolve(structuredClone(packAhead(entries, expected, stamp)));
      return store.append({ ...request, packAhead: packed });
    }),
  );
  return { outcomes, ...(await storedIn(ledger)) };
}

async function storedIn(ledger: string) {
  const stored = await store.read({ ledger, from: 0, to: 1_000_000, limit: 1_000_000 });
  const { range } = growEdge(
    emptyEdge(),
    stored.map(({ entry }) => leafHash(entry)),
  ).edge;
  const [head] = await test.database.query<{ range: Buffer }>(
    'SELECT range FROM ledger_head WHERE ledger = $1',
    [ledger],
  );
  const values = stored.map(({ position, payload }) => [position, String(payload?.value)]);
  return { values, isTree: Buffer.concat(range).equals(head?.range ?? Buffer.of()) };
}

const event = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 1 }));
const batches = fc.array(fc.array(event, { maxLength: 6 }), { minLength: 1, maxLength: 6 });

describe('entries that were packed ahead', () => {
  it('are stored as those are that were not: new, delivered again or in conflict', () =>
    fc.assert(
      fc.asyncProperty(batches, async (drawn) => {
        const events = drawn.map((batch) =>
          batch.map(([id, value]) => anEvent(`e${id}`, `${value}`)),
        );
        const ahead = await appendAll(events, true);
        expect(ahead).toEqual(await appendAll(events, false));
        expect(ahead.isTree).toBe(true);
      }),
      { numRuns: 40 },
    ));
});
