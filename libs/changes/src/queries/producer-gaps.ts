// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { PositionSpan } from './position-at.js';
import { EMPTY_PAGE, type RecordPage, type RecordPageRequest } from './records-from.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** Numbers that a producer has given and that the ledger lacks; both ends included. */
export interface RegisteredGap {
  readonly producer: string;
  readonly numberFrom: number;
  readonly numberTo: number;
  /** position of the entry that showed that they are lacking */
  readonly since: number;
}

/** Which page of the gaps: after one, by what shows it and its first number; an entry is of one producer. */
export interface GapRequest extends Omit<
  RecordPageRequest<never>,
  'filter' | 'occurred' | 'due' | 'order'
> {
  /** where the entries are that show them */
  readonly positions: PositionSpan;
}

/** Which events of producers does the ledger lack, in the order in which it showed? */
export class ProducerGaps extends Query<RecordPage<RegisteredGap>> {
  constructor(readonly request: GapRequest) {
    super();
  }
}

@QueryHandler(ProducerGaps)
export class ProducerGapsHandler implements IQueryHandler<ProducerGaps> {
  constructor(private readonly database: Database) {}

  async execute({ request }: ProducerGaps): Promise<RecordPage<RegisteredGap>> {
    const place = { ledger: request.ledger, asOf: request.asOf ?? null };
    const page = await withSnapshot(this.database, place, (snapshot) => gapPage(snapshot, request));
    return page ?? EMPTY_PAGE;
  }
}

const KNOWN = `
  FROM producer_gap
 WHERE ledger = $1 AND generation = $2 AND from_position <= $3
   AND (to_position IS NULL OR to_position > $3)
   AND from_position > $4 AND from_position <= $5`;

async function gapPage(
  { queries, place, asOf }: Snapshot,
  { limit, after: [since = -1, number = -1], total = null, positions }: GapRequest,
): Promise<RecordPage<RegisteredGap>> {
  const { after, to } = positions;
  const known = [place.ledger, place.generation, asOf, after, to];
  const rows = await queries.query<RegisteredGap>(
    `SELECT producer, number_from AS "numberFrom", number_to AS "numberTo", from_position AS since
       ${KNOWN} AND (from_position, number_from) > ($6, $7)
      ORDER BY from_position, number_from LIMIT $8`,
    [...known, since, number, limit + 1],
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    total: total ?? (await countGaps(queries, known)),
    asOf,
    after: last === undefined ? null : [last.since, last.numberFrom],
  };
}

async function countGaps(queries: Snapshot['queries'], known: readonly unknown[]): Promise<number> {
  const [row] = await queries.query<{ count: number }>(`SELECT count(*) AS count ${KNOWN}`, known);
  return row?.count ?? 0;
}
