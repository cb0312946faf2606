// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore, StoredEntry } from '#ledger';
import type { Checkpoint } from '../postgres/checkpoints.js';
import { blockEnd } from './block.js';

interface Reading {
  readonly from: number;
  readonly entries: Promise<readonly StoredEntry[]>;
}

/** Reads a ledger block by block, and the block after while one is being folded. */
export class ReadAhead {
  private ahead: Reading | null = null;

  constructor(private readonly store: Pick<LedgerStore, 'read'>) {}

  /** The entries from a position to the end of its block, or of the ledger. Throws what reading throws. */
  async block(
    { ledger, next }: Pick<Checkpoint, 'ledger' | 'next'>,
    size: number,
  ): Promise<readonly StoredEntry[]> {
    const reading = this.ahead?.from === next ? this.ahead : this.read(ledger, next, size);
    this.ahead = null;
    const entries = await reading.entries;
    const after = next + entries.length;
    this.ahead = after < size ? this.read(ledger, after, size) : null;
    return entries;
  }

  private read(ledger: string, from: number, size: number): Reading {
    const to = Math.min(size, blockEnd(from) + 1);
    const entries = this.store.read({ ledger, from, to, limit: to - from });
    // whoever asks for the block meets the error; it may be that nobody does
    entries.catch(() => undefined);
    return { from, entries };
  }
}
