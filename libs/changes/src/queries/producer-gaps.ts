// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import { type AsOf, NOTHING_KNOWN } from './as-of.js';
import { withSnapshot } from './snapshot.js';

/** Numbers that a producer has given and that the ledger lacks; both ends included. */
export interface RegisteredGap {
  readonly producer: string;
  readonly numberFrom: number;
  readonly numberTo: number;
  /** position of the entry that showed that they are lacking */
  readonly since: number;
}

/** Which events of producers does the ledger lack, as of a position (null: the newest)? */
export class ProducerGaps extends Query<AsOf<RegisteredGap>> {
  constructor(
    readonly ledger: string,
    readonly asOf: number | null = null,
  ) {
    super();
  }
}

@QueryHandler(ProducerGaps)
export class ProducerGapsHandler implements IQueryHandler<ProducerGaps> {
  constructor(private readonly database: Database) {}

  async execute({ ledger, asOf }: ProducerGaps): Promise<AsOf<RegisteredGap>> {
    const found = await withSnapshot(this.database, { ledger, asOf }, async (snapshot) => ({
      asOf: snapshot.asOf,
      items: await snapshot.queries.query<RegisteredGap>(
        `SELECT producer, number_from AS "numberFrom", number_to AS "numberTo",
                from_position AS since
           FROM producer_gap
          WHERE ledger = $1 AND generation = $2 AND from_position <= $3
            AND (to_position IS NULL OR to_position > $3)
          ORDER BY producer, number_from`,
        [ledger, snapshot.place.generation, snapshot.asOf],
      ),
    }));
    return found ?? NOTHING_KNOWN;
  }
}
