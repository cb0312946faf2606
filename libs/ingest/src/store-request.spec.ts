// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Appended, AppendRequest, LedgerStore, NewEvent } from '#ledger';
import { storeBisecting } from './store-request.js';

/** A ledger in memory that refuses certain ids, as long as an entry claims them. */
class PickyStore {
  readonly entries: NewEvent[] = [];
  next = 0n;
  appends = 0;

  constructor(private readonly refused: ReadonlySet<string>) {}

  append = async ({ entries, cursor }: AppendRequest): Promise<Appended> => {
    this.appends += 1;
    const events = entries.filter((entry) => entry.kind === 'event');
    const odd = events.find(({ claim }) => claim !== null && this.refused.has(claim.id));
    if (odd !== undefined) return { kind: 'refused', reason: `cannot hold ${odd.claim?.id}` };
    if (cursor !== undefined && cursor.from !== this.next) return { kind: 'fenced' };
    const first = this.entries.length;
    this.entries.push(...events);
    this.next = cursor?.to ?? this.next;
    const outcomes = events.map(
      (_, index) => ({ kind: 'appended', position: first + index }) as const,
    );
    return { kind: 'appended', outcomes, size: this.entries.length };
  };

  get asStore(): LedgerStore {
    return this as unknown as LedgerStore;
  }
}

const payload = { mediaType: 'a/b', meta: Buffer.from('{}'), value: Buffer.from('v') };
const event = (offset: number): NewEvent => ({
  kind: 'event',
  channel: { kind: 'kafka', topic: 't', partition: 0, offset: String(offset), timestamp: '0' },
  claim: { id: `id-${offset}`, source: 's', type: 't', time: null },
  identity: Buffer.alloc(16),
  payload,
  state: 5,
  reason: null,
});
const request = (offsets: readonly number[], to: number): AppendRequest => ({
  ledger: 'main',
  entries: offsets.map(event),
  cursor: { topic: 't', partition: 0, from: 0n, to: BigInt(to) },
  isSameContent: () => false,
});

describe('a request of which an entry is refused', () => {
  it('is stored whole, in order, the refused ones alone as bytes without a claim', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 1, maxLength: 40 }),
        fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 4 }),
        async (unsorted, refused) => {
          const offsets = unsorted.toSorted((left, right) => left - right);
          const store = new PickyStore(new Set(refused.map((offset) => `id-${offset}`)));
          const appended = await storeBisecting(store.asStore, request(offsets, 61));
          const expected = offsets.map((offset) =>
            refused.includes(offset)
              ? {
                  ...event(offset),
                  claim: null,
                  identity: null,
                  payload: { ...payload, mediaType: null },
                  state: 0,
                  reason: `refused: cannot hold id-${offset}`,
                }
              : event(offset),
          );
          expect(store.entries).toEqual(expected);
          expect([appended.kind, store.next]).toEqual(['appended', 61n]);
        },
      ),
    ));

  it('is found by halving, not one by one', async () => {
    const store = new PickyStore(new Set(['id-700']));
    const offsets = Array.from({ length: 1_000 }, (_, offset) => offset);
    await storeBisecting(store.asStore, request(offsets, 1_000));
    expect(store.appends).toBeLessThan(25);
  });

  it('is given up where even the bytes are refused, for then it is not the entry', async () => {
    const always = {
      append: async () => ({ kind: 'refused', reason: 'no' }),
    } as unknown as LedgerStore;
    await expect(storeBisecting(always, request([0], 1))).rejects.toThrow('without content: no');
  });
});
