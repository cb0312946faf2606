// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { PackedBatch } from './batch/packed-batch.js';
import { fetchedBatch, markAborted } from './fetched-batch.js';

const batch = (offset: bigint, producerId: bigint, isControl = false) =>
  fetchedBatch({
    firstOffset: offset,
    nextOffset: offset + 1n,
    producerId,
    isControl,
    isTransactional: producerId >= 0n,
  } as PackedBatch);

const aborted = (...batches: Parameters<typeof markAborted>) =>
  markAborted(...batches)
    .filter(({ isAborted }) => isAborted)
    .map(({ offset }) => Number(offset));

describe('batches of transactions that were given up', () => {
  it('are marked from the first to the end of the transaction, and no others', () => {
    const batches = [
      batch(1n, 7n),
      batch(2n, -1n),
      batch(3n, 7n),
      batch(4n, 7n, true),
      batch(5n, 7n),
    ];
    expect(aborted(batches, [{ producerId: '7', firstOffset: '1' }])).toEqual([1, 3]);
  });

  it('are marked when two were under way before the first batch that was fetched', () => {
    const batches = [batch(10n, 8n), batch(11n, 7n), batch(12n, 9n)];
    const transactions = [
      { producerId: '7', firstOffset: '3' },
      { producerId: '8', firstOffset: '5' },
    ];
    expect(aborted(batches, transactions)).toEqual([10, 11]);
  });

  it('are none where the response lists none', () => {
    expect([aborted([batch(1n, 7n)], null), aborted([batch(1n, 7n)], [])]).toEqual([[], []]);
  });
});
