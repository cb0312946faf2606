// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '#platform';
import { anEvent, createTestDatabase, type TestDatabase } from '#testing';
import { decodeEntry } from '../domain/decode-entry.js';
import { encodeMeta } from '../domain/payload-meta.js';
import { emptyEdge, growEdge } from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';
import type { AppendRequest, NewEntry } from '../ledger-store.js';
import { PostgresLedgerStore } from './postgres-ledger-store.js';

let test: TestDatabase;
let clock: FixedClock;
let store: PostgresLedgerStore;
let ledger: string;
let count = 0;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  clock = new FixedClock(Date.UTC(2026, 10, 24));
  store = new PostgresLedgerStore(test.database, clock);
  ledger = `ledger-${(count += 1)}`;
  await store.open(ledger, `example.org/${ledger}`);
});

const request = (
  entries: readonly NewEntry[],
  rest: Partial<AppendRequest> = {},
): AppendRequest => ({
  ledger,
  entries,
  isSameContent: (stored, arrived) => Buffer.compare(stored.value, arrived.value) === 0,
  ...rest,
});

const some = (first: number, n: number) =>
  Array.from({ length: n }, (_, index) => anEvent(`e${first + index}`));

async function allStored(from = 0, limit = 10_000) {
  return store.read({ ledger, from, to: Number.MAX_SAFE_INTEGER, limit });
}

/** the root in the head against the root of the bytes as they lie there */
async function roots(): Promise<{ head: string; bytes: string }> {
  const leaves = (await allStored()).map(({ entry }) => leafHash(entry));
  const { range } = growEdge(emptyEdge(), leaves).edge;
  const [row] = await test.database.query<{ range: Buffer }>(
    'SELECT range FROM ledger_head WHERE ledger = $1',
    [ledger],
  );
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return { head: hex(row?.range ?? Buffer.of()), bytes: range.map(hex).join('') };
}

describe('appending to a ledger', () => {
  it('gives positions from 0 on without a gap and keeps the bytes', async () => {
    await store.append(request(some(0, 3)));
    const second = await store.append(request(some(3, 2)));
    expect(second).toEqual({
      kind: 'appended',
      size: 5,
      outcomes: [
        { kind: 'appended', position: 3 },
        { kind: 'appended', position: 4 },
      ],
    });
    const entries = await allStored();
    expect(entries.map(({ position, payload }) => [position, payload?.value.toString()])).toEqual(
      [0, 1, 2, 3, 4].map((n) => [n, `value of e${n}`]),
    );
  });

  it('keeps the tree of the stored bytes, over full tiles and in chunks of any size', async () => {
    for (const [first, n] of [
      [0, 200],
      [200, 100],
      [300, 1],
      [301, 700],
      [1001, 23],
    ] as const) {
      await store.append(request(some(first, n)));
    }
    const { head, bytes } = await roots();
    expect(head).toBe(bytes);
    const tiles = await test.database.query(
      'SELECT level, index FROM ledger_tile WHERE ledger = $1 ORDER BY level, index',
      [ledger],
    );
    expect(tiles).toEqual([0, 1, 2, 3].map((index) => ({ level: 0, index })));
  });

  it('goes on with the right tree after a restart', async () => {
    await store.append(request(some(0, 300)));
    store = new PostgresLedgerStore(test.database, clock);
    await store.append(request(some(300, 300)));
    const { head, bytes } = await roots();
    expect(head).toBe(bytes);
  });

  it('counts the same content as a redelivery and names what other content conflicts with', async () => {
    await store.append(request([anEvent('a'), anEvent('b')]));
    const again = await store.append(
      request([
        anEvent('b'),
        anEvent('a', 'other'),
        anEvent('c'),
        anEvent('c'),
        anEvent('c', 'new'),
      ]),
    );
    expect(again).toEqual({
      kind: 'appended',
      size: 5,
      outcomes: [
        { kind: 'redelivery', position: 1 },
        { kind: 'conflict', position: 2, conflictsWith: 0 },
        { kind: 'appended', position: 3 },
        { kind: 'redelivery', position: 3 },
        { kind: 'conflict', position: 4, conflictsWith: 3 },
      ],
    });
    const named = (await allStored()).map(({ entry }) => {
      const decoded = decodeEntry(entry);
      return decoded.kind === 'event' ? decoded.conflictsWith : null;
    });
    expect(named).toEqual([null, null, '0', null, '3']);
    const third = await store.append(request([anEvent('a', 'other')]));
    expect(third).toMatchObject({ outcomes: [{ kind: 'redelivery', position: 2 }], size: 5 });
  });

  it('moves the cursor with the entries, and writes nothing when another reader moved it', async () => {
    const at = { topic: 'cdevents', partition: 0 };
    expect(await store.cursor(at, ledger)).toEqual({ next: 0n, last: null });
    await store.append(request(some(0, 2), { cursor: { ...at, from: 0n, to: 2n } }));
    const late = await store.append(request(some(2, 2), { cursor: { ...at, from: 0n, to: 4n } }));
    expect([late, await store.cursor(at, ledger), (await store.head(ledger)).size]).toEqual([
      { kind: 'fenced' },
      { next: 2n, last: null },
      2,
    ]);
  });

  it('never lets recordedAt run backwards', async () => {
    await store.append(request(some(0, 1)));
    clock.advance(-60_000);
    await store.append(request(some(1, 1)));
    const [first, second] = await allStored();
    expect(second?.recordedAt).toEqual(first?.recordedAt);
  });

  it('gives one gap-free order and the right tree to many writers at once', async () => {
    const writers = Array.from({ length: 8 }, () => new PostgresLedgerStore(test.database, clock));
    await Promise.all(
      writers.map(async (writer, number) => {
        for (let round = 0; round < 10; round += 1) {
          const entries = some(number * 1_000 + round * 20, 20);
          await writer.append(request([...entries, anEvent(`common ${round}`)]));
        }
      }),
    );
    const entries = await allStored();
    expect(entries.map(({ position }) => position)).toEqual(
      Array.from({ length: 8 * 10 * 20 + 10 }, (_, index) => index),
    );
    const { head, bytes } = await roots();
    expect(head).toBe(bytes);
  });

  it('writes acts of its own among the records, with and without a payload', async () => {
    const meta = encodeMeta({ headers: [], key: null, nullValue: false });
    const payload = { mediaType: 'application/json', meta, value: Buffer.from('{}') };
    const acts = [
      { kind: 'gap', act: { topic: 't', from: '3' }, payload: null },
      { kind: 'report', act: { id: 'r' }, payload },
    ] as const;
    await store.append(request([anEvent('a'), ...acts]));
    const entries = (await allStored()).map(({ entry, payload: kept }) => {
      const decoded = decodeEntry(entry);
      const act = decoded.kind === 'gap' || decoded.kind === 'report' ? decoded.act : null;
      return { kind: decoded.kind, act, payload: kept?.value.toString() ?? null };
    });
    expect(entries).toEqual([
      { kind: 'event', act: null, payload: 'value of a' },
      { kind: 'gap', act: { topic: 't', from: '3' }, payload: null },
      { kind: 'report', act: { id: 'r' }, payload: '{}' },
    ]);
    const { head, bytes } = await roots();
    expect(head).toBe(bytes);
  });

  it('refuses to open a ledger under another origin', async () => {
    await expect(store.open(ledger, 'example.org/other')).rejects.toMatchObject({
      code: 'LEDGER_MISMATCH',
    });
  });
});
