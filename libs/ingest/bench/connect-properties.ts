// SPDX-License-Identifier: Apache-2.0
import type { DebeziumJars } from './debezium-jars.js';
import type { SinkKey } from './plain-table.js';
import type { PlayingField } from './playing-field.js';

/** Whether a record that is there already is written over. */
export type SinkMode = 'insert' | 'upsert';

/** Of Kafka Connect, fetching as much at once as its sink writes at once. */
export function workerProperties(
  { kafka }: PlayingField,
  { plugins }: DebeziumJars,
  offsets: string,
): string {
  return properties({
    'bootstrap.servers': kafka.brokers.join(','),
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'offset.storage.file.filename': offsets,
    'plugin.path': plugins,
    listeners: 'http://127.0.0.1:0',
    'consumer.auto.offset.reset': 'earliest',
    'consumer.max.poll.records': 3_000,
    'consumer.fetch.min.bytes': 262_144,
    'consumer.max.partition.fetch.bytes': 4_194_304,
  });
}

/** In the words of the sink: by the event's id it would keep a redelivery once, by the offset not. */
const KEYS = {
  id: {
    'primary.key.mode': 'record_key',
    'primary.key.fields': 'id',
    transforms: 'hoist,key',
    'transforms.key.type': 'org.apache.kafka.connect.transforms.HoistField$Key',
    'transforms.key.field': 'id',
  },
  offset: { 'primary.key.mode': 'kafka', transforms: 'hoist' },
} as const satisfies Record<SinkKey, unknown>;

/**
 * Of Debezium's JDBC sink, tuned as it is fastest here: 3,000 records a batch, inserts rewritten to
 * many rows each. It keeps the value as text.
 */
export function sinkProperties(
  { url }: PlayingField,
  topic: string,
  { table, key, mode }: { readonly table: string; readonly key: SinkKey; readonly mode: SinkMode },
): string {
  const { host, pathname, username, password } = new URL(url);
  return properties({
    name: table,
    'connector.class': 'io.debezium.connector.jdbc.JdbcSinkConnector',
    'tasks.max': 1,
    topics: topic,
    'connection.url': `jdbc:postgresql://${host}${pathname}?reWriteBatchedInserts=true`,
    'connection.username': username,
    'connection.password': decodeURIComponent(password),
    'insert.mode': mode,
    ...KEYS[key],
    'collection.name.format': table,
    'schema.evolution': 'none',
    'batch.size': 3_000,
    'transforms.hoist.type': 'org.apache.kafka.connect.transforms.HoistField$Value',
    'transforms.hoist.field': 'payload',
  });
}

function properties(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
