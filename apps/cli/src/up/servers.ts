// SPDX-License-Identifier: Apache-2.0
import { type RunningKafka, startKafka, startPostgres } from '#embedded';
import { ensureTopics, type KafkaSecurity, Log } from '#platform';
import { startBroker } from './embedded-broker.js';
import { KeptServer } from './kept-server.js';
import { type DatabaseUrls, prepareEmbedded, prepareForeign } from './prepare-database.js';
import type { Progress } from './progress.js';
import type { Teardown } from './teardown.js';
import type { UpEnvironment } from './up-options.js';

/** What the starting of a server needs to know and to tell. */
export interface Starting {
  readonly dataDir: string;
  readonly progress: Progress;
  readonly teardown: Teardown;
  readonly onPid: (name: string, pid: number) => void;
}

/** PostgreSQL, embedded or the user's own, with the schema of this version. */
export async function startDatabase(
  { databaseUrl }: UpEnvironment,
  { dataDir, progress, teardown, onPid }: Starting,
): Promise<DatabaseUrls> {
  if (databaseUrl !== null) {
    return progress.step('Migrating the database of DATABASE_URL', () =>
      prepareForeign(databaseUrl),
    );
  }
  return progress.step('PostgreSQL', async (note) => {
    const start = () => startPostgres({ dataDir, progress: note });
    const server = await KeptServer.start(start, (pid) => onPid('postgres', pid));
    teardown.add(() => server.stop());
    note('migrating');
    return prepareEmbedded(dataDir, server.current.url);
  });
}

/** The brokers to use; none when there is no Java, which is said plainly. */
export async function startKafkaBrokers(
  { kafkaBrokers, kafkaSecurity, topics }: UpEnvironment,
  { dataDir, progress, teardown, onPid }: Starting,
): Promise<readonly string[]> {
  const names = Object.keys(topics);
  if (kafkaBrokers.length > 0) {
    await progress.step('Topics on KAFKA_BROKERS', () =>
      createTopics(kafkaBrokers, names, kafkaSecurity),
    );
    return kafkaBrokers;
  }
  const broker = await progress.step('Kafka', async (note) => {
    const first = await startBroker(dataDir, note);
    if (first.kind === 'none') return first;
    let next: RunningKafka | null = first.server;
    const start = async () => {
      const server = next ?? (await startKafka({ dataDir }));
      next = null;
      return server;
    };
    const kept = await KeptServer.start(start, (pid) => onPid('kafka', pid));
    teardown.add(() => kept.stop());
    note('creating topics');
    await createTopics(first.server.brokers, names);
    return first;
  });
  if (broker.kind === 'running') return broker.server.brokers;
  progress.line(`No Kafka: ${broker.reason}. Events are taken over HTTP alone.`);
  return [];
}

function createTopics(
  brokers: readonly string[],
  topics: readonly string[],
  security?: KafkaSecurity,
): Promise<void> {
  // what goes wrong is thrown; the rest would only disturb the terminal
  const log = new Log('up', 'error');
  const options = { brokers, clientId: 'change-ledger-up', log };
  return ensureTopics(security === undefined ? options : { ...options, security }, topics);
}
