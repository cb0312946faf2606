// SPDX-License-Identifier: Apache-2.0
import type { IdentityKeys } from './plan-append.js';

/** Positions that this process has written last, and the identities there. */
interface OwnChunk {
  readonly from: number;
  readonly to: number;
  readonly keys: IdentityKeys;
}

const KEPT = 16;

/**
 * Remembers the identities of the last few chunks, so that the next one, worked out before they were
 * committed, need not ask the database for what this very process has written.
 */
export class OwnChunks {
  private chunks: readonly OwnChunk[] = [];

  remember(chunk: OwnChunk): void {
    this.chunks = [...this.chunks, chunk].slice(-KEPT);
  }

  forget(): void {
    this.chunks = [];
  }

  /** Whether everything from `from` to `to` − 1 is remembered, and has none of the identities. */
  lacks(from: number, to: number, keys: Iterable<string>): boolean {
    const since = this.chunks.filter((chunk) => chunk.to > from);
    const isContiguous = since.every((chunk, index) => chunk.to === (since[index + 1]?.from ?? to));
    if (since[0]?.from !== from || !isContiguous) return false;
    for (const key of keys) if (since.some((chunk) => chunk.keys.has(key))) return false;
    return true;
  }
}
