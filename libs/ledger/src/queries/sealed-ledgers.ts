// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { LedgerStore } from '../ledger-store.js';
import {
  CheckpointStore,
  type ListedLedgerKey,
  type PublishedCheckpoint,
} from '../postgres/checkpoint-store.js';

/** A ledger, and what vouches for it. */
export interface SealedLedger {
  readonly ledger: string;
  readonly origin: string;
  /** number of entries, sealed or not */
  readonly size: number;
  /** for information: whoever verifies has them from elsewhere */
  readonly keys: readonly ListedLedgerKey[];
  /** null until something was sealed */
  readonly checkpoint: PublishedCheckpoint | null;
}

/** Which ledgers are there, and how far is each sealed? */
export class SealedLedgers extends Query<readonly SealedLedger[]> {}

@QueryHandler(SealedLedgers)
export class SealedLedgersHandler implements IQueryHandler<SealedLedgers> {
  constructor(
    private readonly store: LedgerStore,
    private readonly checkpoints: CheckpointStore,
  ) {}

  async execute(): Promise<readonly SealedLedger[]> {
    const [heads, newest, keys] = await Promise.all([
      this.store.heads(),
      this.checkpoints.newest(),
      this.checkpoints.keysOfAll(),
    ]);
    return heads.map(({ ledger, origin, size }) => ({
      ledger,
      origin,
      size,
      keys: keys.get(ledger) ?? [],
      checkpoint: newest.get(ledger) ?? null,
    }));
  }
}
