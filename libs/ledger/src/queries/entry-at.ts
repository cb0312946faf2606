// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { LedgerError } from '../domain/errors.js';
import { LedgerStore, type StoredEntry } from '../ledger-store.js';

/** What does the ledger hold at a position? Throws LedgerError ENTRY_UNKNOWN. */
export class EntryAt extends Query<StoredEntry> {
  constructor(
    readonly ledger: string,
    readonly position: number,
  ) {
    super();
  }
}

@QueryHandler(EntryAt)
export class EntryAtHandler implements IQueryHandler<EntryAt> {
  constructor(private readonly store: LedgerStore) {}

  async execute({ ledger, position }: EntryAt): Promise<StoredEntry> {
    const range = { ledger, from: position, to: position + 1, limit: 1 };
    const [entry] = await this.store.read(range);
    if (entry !== undefined) return entry;
    throw new LedgerError('ENTRY_UNKNOWN', `ledger '${ledger}' has no entry ${position}`);
  }
}
