// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { LedgerStore, type ListedEntry } from '../ledger-store.js';
import { QuarantineReader, type ReasonCount } from '../postgres/quarantine-reader.js';

/** A page of the entries that feed no record, and how many there are for each reason. */
export interface QuarantinePage {
  readonly items: readonly ListedEntry[];
  /** of those that were asked for */
  readonly total: number;
  /** of all that are in quarantine, whichever were asked for */
  readonly reasons: readonly ReasonCount[];
  /** the last position looked at; −1: the ledger is empty */
  readonly asOf: number;
  /** the position after which the next page starts; null when this is the last */
  readonly after: readonly [number] | null;
}

export interface QuarantineRequest {
  readonly from: number;
  readonly limit: number;
  readonly asOf: number | null;
  /** the code of a reason; null: all */
  readonly reason: string | null;
}

/** Which entries are below state 3, and why (intake.md §2)? */
export class QuarantinedEntries extends Query<QuarantinePage> {
  constructor(
    readonly ledger: string,
    readonly request: QuarantineRequest,
  ) {
    super();
  }
}

@QueryHandler(QuarantinedEntries)
export class QuarantinedEntriesHandler implements IQueryHandler<QuarantinedEntries> {
  constructor(
    private readonly store: LedgerStore,
    private readonly reader: QuarantineReader,
  ) {}

  async execute({ ledger, request }: QuarantinedEntries): Promise<QuarantinePage> {
    const { size } = await this.store.head(ledger);
    const { from, limit, reason, asOf } = request;
    const to = Math.min((asOf ?? size) + 1, size);
    const [found, reasons] = await Promise.all([
      // one more than wanted tells whether there is another page
      this.reader.list({ ledger, from, to, limit: limit + 1 }, reason),
      this.reader.reasons(ledger, to),
    ]);
    const wanted = reasons.filter((each) => reason === null || each.reason === reason);
    const total = wanted.reduce((sum, { count }) => sum + count, 0);
    const items = found.slice(0, limit);
    const last = items.at(-1)?.position;
    const after = found.length > limit && last !== undefined ? ([last] as const) : null;
    return { items, total, reasons, asOf: to - 1, after };
  }
}
