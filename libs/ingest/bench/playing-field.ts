// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka, startPostgres } from '#embedded';
import type { BenchDatabase } from '#bench';
import { Database, ensureTopics, type KafkaOptions, Log, migrate } from '#platform';

/** The servers that all contestants of a bench share, on the same cores. */
export interface PlayingField extends BenchDatabase {
  readonly kafka: KafkaOptions;
  readonly pids: { readonly postgres: number; readonly broker: number };
  /** Empty tables for the next run, so that none inherits what another has left. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

const PARTITIONS = 3;

/** Starts PostgreSQL, migrated, and the broker in a folder of their own; both as `npm start` runs them. */
export async function openField(): Promise<PlayingField> {
  const folder = await mkdtemp(join(tmpdir(), 'change-ledger-bench-'));
  const postgres = await startPostgres({ dataDir: folder });
  const broker = await startKafka({ dataDir: folder });
  const server = new Database({ url: postgres.url, applicationName: 'bench', connections: 1 });
  const url = urlOf(postgres.url, 'contest');
  await server.query('CREATE DATABASE empty');
  await migrate(urlOf(postgres.url, 'empty'), 'migrations');
  const database = new Database({ url, applicationName: 'bench', connections: 2 });
  return {
    folder,
    url,
    database,
    kafka: { brokers: broker.brokers, clientId: 'bench', log: new Log('bench', 'error') },
    pids: { postgres: postgres.pid, broker: broker.pid },
    renew: async () => {
      await server.query('DROP DATABASE IF EXISTS contest WITH (FORCE)');
      await server.query('CREATE DATABASE contest TEMPLATE empty STRATEGY file_copy');
      await server.query('CHECKPOINT');
    },
    close: async () => {
      await database.close();
      await server.close();
      await Promise.all([postgres.stop(), broker.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Makes an empty topic. */
export async function newTopic({ kafka }: PlayingField, name: string): Promise<string> {
  await ensureTopics(kafka, [name], { partitions: PARTITIONS });
  return name;
}
