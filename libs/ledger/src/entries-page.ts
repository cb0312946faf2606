// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { LedgerStore, type ListedEntry } from './ledger-store.js';

/** A page of a ledger's entries below one position, which bounds list and total alike. */
export interface EntriesPage {
  readonly items: readonly ListedEntry[];
  readonly total: number;
  /** the last position looked at; −1: the ledger is empty */
  readonly asOf: number;
  /** the position after which the next page starts; null when this is the last */
  readonly after: readonly [number] | null;
}

/** Which entries does the ledger hold from `from` on, as of a position (default: now)? */
export class EntriesFrom extends Query<EntriesPage> {
  constructor(
    readonly ledger: string,
    readonly page: { readonly from: number; readonly limit: number; readonly asOf: number | null },
  ) {
    super();
  }
}

@QueryHandler(EntriesFrom)
export class EntriesFromHandler implements IQueryHandler<EntriesFrom> {
  constructor(private readonly store: LedgerStore) {}

  async execute({ ledger, page: { from, limit, asOf } }: EntriesFrom): Promise<EntriesPage> {
    const { size } = await this.store.head(ledger);
    const to = Math.min((asOf ?? size) + 1, size);
    const items = await this.store.list({ ledger, from, to, limit });
    const last = items.at(-1)?.position ?? to;
    return { items, total: to, asOf: to - 1, after: last + 1 < to ? [last] : null };
  }
}
