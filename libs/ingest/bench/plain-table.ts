// SPDX-License-Identifier: Apache-2.0
import { topicOffsets } from '#platform';
import type { FilledTopic } from './fill-topic.js';
import type { PlayingField } from './playing-field.js';

/** What a sink knows a record by. */
export type SinkKey = 'id' | 'offset';

/** A table of the records of a topic, as a sink keeps them. */
export interface PlainTable {
  readonly name: string;
  /** 0, or 1 once there is a record, or all */
  readonly done: () => Promise<number>;
}

const COLUMNS = {
  id: 'id text PRIMARY KEY, payload text',
  offset: `__connect_topic text NOT NULL, __connect_partition int NOT NULL,
    __connect_offset bigint NOT NULL, payload text,
    PRIMARY KEY (__connect_topic, __connect_partition, __connect_offset)`,
} as const satisfies Record<SinkKey, string>;

/** Makes the table. That all is there is told by the last records, for a count costs the contestant. */
export async function plainTable(
  field: PlayingField,
  topic: FilledTopic,
  { name, key }: { readonly name: string; readonly key: SinkKey },
): Promise<PlainTable> {
  const { database } = field;
  await database.query(`CREATE TABLE ${name} (${COLUMNS[key]})`);
  const last = key === 'id' ? lastById(topic) : await lastByOffset(field, topic);
  const sql = `SELECT (SELECT count(*) FROM (SELECT FROM ${name} LIMIT 1) AS one) AS first,
                      (SELECT count(*) FROM ${name} WHERE ${last.condition}) AS last`;
  const done = async () => {
    const [found] = await database.query<{ first: number; last: number }>(sql, last.values);
    return found?.last === last.count ? topic.events : (found?.first ?? 0);
  };
  return { name, done };
}

interface Last {
  readonly condition: string;
  readonly values: readonly unknown[];
  readonly count: number;
}

/** Of forty records each partition has the last of its own: that none of them has is 10^-7. */
function lastById({ lastIds }: FilledTopic): Last {
  return { condition: 'id = ANY ($1)', values: [lastIds], count: lastIds.length };
}

async function lastByOffset({ kafka }: PlayingField, { name }: FilledTopic): Promise<Last> {
  const offsets = (await topicOffsets(kafka, name)).filter(({ high }) => high > 0n);
  const pairs = offsets.map(({ partition, high }) => `(${partition}, ${high - 1n})`).join();
  const place = '(__connect_partition, __connect_offset)';
  return {
    condition: `__connect_topic = $1 AND ${place} IN (${pairs})`,
    values: [name],
    count: offsets.length,
  };
}
