// SPDX-License-Identifier: Apache-2.0
import { topicOffsets } from '#platform';
import type { PlayingField } from './playing-field.js';

/** A table of records under Kafka's coordinates, as a sink keeps them. */
export interface PlainTable {
  readonly name: string;
  /** 0, or 1 once there is a record, or all once the last of each partition is there */
  readonly done: () => Promise<number>;
  readonly drop: () => Promise<void>;
}

/** Makes the table for the records of a topic. */
export async function plainTable(
  { database, kafka }: PlayingField,
  topic: string,
  name: string,
): Promise<PlainTable> {
  await database.query(`CREATE TABLE ${name} (
    __connect_topic text NOT NULL, __connect_partition int NOT NULL, __connect_offset bigint NOT NULL,
    payload text, PRIMARY KEY (__connect_topic, __connect_partition, __connect_offset))`);
  const last = (await topicOffsets(kafka, topic)).filter(({ high }) => high > 0n);
  const pairs = last.map(({ partition, high }) => `(${partition}, ${high - 1n})`).join();
  const events = last.reduce((sum, { high }) => sum + Number(high), 0);
  const done = async () => {
    // without counting them, which would cost the contestant
    const [found] = await database.query<{ first: number; last: number }>(
      `SELECT (SELECT count(*) FROM (SELECT FROM ${name} LIMIT 1) AS one) AS first,
              (SELECT count(*) FROM ${name} WHERE __connect_topic = $1
                  AND (__connect_partition, __connect_offset) IN (${pairs})) AS last`,
      [topic],
    );
    return found?.last === last.length ? events : (found?.first ?? 0);
  };
  return { name, done, drop: async () => void (await database.query(`DROP TABLE ${name}`)) };
}
