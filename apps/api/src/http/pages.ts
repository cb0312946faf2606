// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { Ledgers } from './ledgers.js';
import type { Page } from './page.dto.js';
import { CursorSeal } from './page-cursor.js';

/** What a list is asked for, as it came. */
export interface PageParameters {
  readonly ledger?: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly asOf?: number | null;
}

/** What a list is asked for, cursor opened. */
export interface PageRequest {
  readonly ledger: string;
  readonly limit: number;
  /** the last position to look at; null: the newest */
  readonly asOf: number | null;
  /** how many items there are, where that was counted for an earlier page; null: it was not */
  readonly total: number | null;
  /** the sort key after which the page starts; empty on the first */
  readonly after: readonly (string | number)[];
}

/** What a list answers. */
export interface PageAnswer<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** the last position looked at; −1: the ledger is empty */
  readonly asOf: number;
  /** the sort key of the last item; null when there is nothing after it */
  readonly after: readonly (string | number)[] | null;
}

/** The one way in which lists page: bounded by one position, cursors bound to list and ledger. */
@Injectable()
export class Pages {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly seal: CursorSeal,
  ) {}

  ledgerOf(ledger: string | undefined): string {
    return this.ledgers.named(ledger);
  }

  /**
   * Opens the cursor, asks `list`, and seals the cursor of the next page; `name` names the list and
   * what it is narrowed by, for a cursor goes on with the same.
   */
  async page<Item>(
    name: string,
    query: PageParameters,
    list: (request: PageRequest) => Promise<PageAnswer<Item>>,
  ): Promise<Page<Item> & { items: Item[] }> {
    const ledger = this.ledgerOf(query.ledger);
    const bound = `${name} ${ledger}`;
    const at = query.cursor === undefined ? null : this.seal.open(query.cursor, bound);
    const asOf = at?.asOf ?? query.asOf ?? null;
    const { after = [], total: counted = null } = at ?? {};
    const answer = await list({ ledger, limit: query.limit, asOf, total: counted, after });
    const { items, total, asOf: seen, after: last } = answer;
    const next = last && this.seal.seal({ asOf: seen, total, after: last }, bound);
    return { items: [...items], total, ledger, asOf: seen < 0 ? null : seen, next };
  }
}
