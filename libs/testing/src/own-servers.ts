// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningKafka, type RunningPostgres, startKafka, startPostgres } from '#embedded';
import { migrate } from '#platform';

/** A PostgreSQL and a broker of one spec file alone, to be killed and started again. */
export interface OwnServers {
  readonly postgresUrl: string;
  readonly brokers: readonly string[];
  /** SIGKILL to the server, and its start on the same port and data `pauseMs` later. */
  crash(name: 'postgres' | 'kafka', pauseMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both, the schema migrated. */
export async function startOwnServers(): Promise<OwnServers> {
  const dataDir = await mkdtemp(join(tmpdir(), 'change-ledger-own-'));
  const start = {
    postgres: () => startPostgres({ dataDir, settings: { max_connections: '100' } }),
    kafka: () => startKafka({ dataDir }),
  };
  const running: { postgres: RunningPostgres; kafka: RunningKafka } = {
    postgres: await start.postgres(),
    kafka: await start.kafka(),
  };
  await migrate(running.postgres.url, 'migrations');
  return {
    postgresUrl: running.postgres.url,
    brokers: running.kafka.brokers,
    crash: async (name, pauseMs) => {
      process.kill(running[name].pid, 'SIGKILL');
      await running[name].ended;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (name === 'postgres') running.postgres = await start.postgres();
      else running.kafka = await start.kafka();
    },
    stop: async () => {
      await Promise.all([running.postgres.stop(), running.kafka.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
