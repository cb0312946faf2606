// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { DebeziumJars } from './debezium-jars.js';
import type { PlayingField } from './playing-field.js';

/** Where one run of Kafka Connect keeps what it writes. */
export interface ConnectFiles {
  readonly folder: string;
  readonly name: string;
}

/** Of Kafka Connect, fetching as much at once as its sink writes at once. */
export function workerProperties(
  { kafka }: PlayingField,
  { plugins }: DebeziumJars,
  { folder, name }: ConnectFiles,
): string {
  return properties({
    'bootstrap.servers': kafka.brokers.join(','),
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'offset.storage.file.filename': join(folder, `${name}.offsets`),
    'plugin.path': plugins,
    listeners: 'http://127.0.0.1:0',
    'consumer.auto.offset.reset': 'earliest',
    'consumer.max.poll.records': 3_000,
    'consumer.fetch.min.bytes': 262_144,
    'consumer.max.partition.fetch.bytes': 4_194_304,
  });
}

/**
 * Of Debezium's JDBC sink, tuned as it is fastest here: 3,000 records a batch, inserts rewritten to
 * many rows each. It keeps the value as text under Kafka's coordinates as primary key.
 */
export function sinkProperties(
  { databaseUrl }: PlayingField,
  topic: string,
  table: string,
): string {
  const { host, pathname, username, password } = new URL(databaseUrl);
  return properties({
    name: table,
    'connector.class': 'io.debezium.connector.jdbc.JdbcSinkConnector',
    'tasks.max': 1,
    topics: topic,
    'connection.url': `jdbc:postgresql://${host}${pathname}?reWriteBatchedInserts=true`,
    'connection.username': username,
    'connection.password': decodeURIComponent(password),
    'insert.mode': 'insert',
    'primary.key.mode': 'kafka',
    'collection.name.format': table,
    'schema.evolution': 'none',
    'batch.size': 3_000,
    transforms: 'hoist',
    'transforms.hoist.type': 'org.apache.kafka.connect.transforms.HoistField$Value',
    'transforms.hoist.field': 'payload',
  });
}

function properties(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
