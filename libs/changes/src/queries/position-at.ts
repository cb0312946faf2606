// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';

/** Positions in (after, to]. */
export interface PositionSpan {
  readonly after: number;
  readonly to: number;
}

/** What was the last position that a ledger had recorded at a moment (included)? −1: none. */
export class PositionAt extends Query<number> {
  constructor(
    readonly ledger: string,
    readonly at: Date,
  ) {
    super();
  }
}

@QueryHandler(PositionAt)
export class PositionAtHandler implements IQueryHandler<PositionAt> {
  constructor(private readonly database: Database) {}

  async execute({ ledger, at }: PositionAt): Promise<number> {
    const [row] = await this.database.query<{ position: number | null }>(POSITION_AT, [ledger, at]);
    return row?.position ?? -1;
  }
}

/** Recorded times never run backwards, so the span is halved until one position is left. */
const POSITION_AT = `
  WITH RECURSIVE halved(low, high) AS (
    SELECT 0::bigint, size FROM ledger_head WHERE ledger = $1
    UNION ALL
    SELECT CASE WHEN e.recorded_at <= $2 THEN (h.low + h.high) / 2 + 1 ELSE h.low END,
           CASE WHEN e.recorded_at <= $2 THEN h.high ELSE (h.low + h.high) / 2 END
      FROM halved h CROSS JOIN LATERAL (
        SELECT recorded_at FROM ledger_entry
         WHERE ledger = $1 AND position = (h.low + h.high) / 2 OFFSET 0) e
     WHERE h.low < h.high)
  SELECT max(low) - 1 AS position FROM halved`;
