// SPDX-License-Identifier: Apache-2.0
import type { CopyInput, Session } from '#platform';
import type { ProducerGap } from '../domain/producer/count-sequences.js';
import type { ProducerNumbers } from '../domain/producer/gaps.js';
import type { PageWork } from '../projection/page-work.js';
import type { Checkpoint, Queries } from './checkpoints.js';
import { copyOf, type CopyTable } from './copy-rows.js';

/** producer → its numbers, with the gaps that are open. */
export async function loadProducers(
  database: Queries,
  { ledger, generation }: Checkpoint,
): Promise<readonly (readonly [string, ProducerNumbers])[]> {
  const rows = await database.query<NumbersRow>(
    `SELECT n.producer, n.lowest, n.highest, n.repeated, g.from, g.to
       FROM producer_numbers n CROSS JOIN LATERAL (
         SELECT array_agg(number_from::text ORDER BY number_from) AS "from",
                array_agg(number_to::text ORDER BY number_from) AS "to"
           FROM producer_gap
          WHERE ledger = $1 AND generation = $2 AND producer = n.producer
            AND to_position IS NULL) g
      WHERE n.ledger = $1 AND n.generation = $2`,
    [ledger, generation],
  );
  return rows.map(({ producer, lowest, highest, repeated, from, to }) => {
    const gaps = (from ?? []).map((text, index) => ({
      from: Number(text),
      to: Number(to?.[index]),
    }));
    return [producer, { lowest, highest, repeated, gaps }];
  });
}

interface NumbersRow {
  readonly producer: string;
  readonly lowest: number;
  readonly highest: number;
  readonly repeated: number;
  readonly from: readonly string[] | null;
  readonly to: readonly string[] | null;
}

const PRODUCER_GAP: CopyTable = {
  name: 'producer_gap',
  columns: {
    ledger: 'text',
    generation: 'integer',
    producer: 'text',
    number_from: 'bigint',
    number_to: 'bigint',
    from_position: 'bigint',
    to_position: 'bigint',
  },
};

/** The rows of gaps that opened. */
export function gapRows(
  { ledger, generation }: Checkpoint,
  { gapsOpen, gapsOver }: PageWork,
): readonly CopyInput[] {
  const gaps = [...gapsOver, ...gapsOpen.values()];
  const rows = gaps.map(({ producer, from, to, fromPosition, toPosition }) => {
    return [ledger, generation, producer, from, to, fromPosition, toPosition];
  });
  return copyOf(PRODUCER_GAP, rows);
}

/** Writes the numbers of producers, and closes gaps from before. */
export async function writeProducers(
  session: Session,
  { ledger, generation }: Checkpoint,
  { numbers, gapsClosed }: PageWork,
): Promise<void> {
  if (gapsClosed.length > 0) await closeGaps(session, { ledger, generation }, gapsClosed);
  if (numbers.size === 0) return;
  const rows = [...numbers];
  await session.query(
    `INSERT INTO producer_numbers (ledger, generation, producer, lowest, highest, repeated)
     SELECT $1, $2, * FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
     ON CONFLICT (ledger, generation, producer) DO UPDATE
       SET lowest = EXCLUDED.lowest, highest = EXCLUDED.highest, repeated = EXCLUDED.repeated`,
    [
      ledger,
      generation,
      rows.map(([producer]) => producer),
      rows.map(([, { lowest }]) => lowest),
      rows.map(([, { highest }]) => highest),
      rows.map(([, { repeated }]) => repeated),
    ],
  );
}

/** At most one open row has these numbers at a time. */
async function closeGaps(
  session: Session,
  { ledger, generation }: Pick<Checkpoint, 'ledger' | 'generation'>,
  closed: readonly ProducerGap[],
): Promise<void> {
  await session.query(
    `UPDATE producer_gap g SET to_position = t.position
       FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
         AS t(producer, number_from, number_to, position)
      WHERE g.ledger = $1 AND g.generation = $2 AND g.producer = t.producer
        AND g.number_from = t.number_from AND g.number_to = t.number_to AND g.to_position IS NULL
        AND g.from_position < t.position`,
    [
      ledger,
      generation,
      closed.map(({ producer }) => producer),
      closed.map(({ from }) => from),
      closed.map(({ to }) => to),
      closed.map(({ toPosition }) => toPosition),
    ],
  );
}
