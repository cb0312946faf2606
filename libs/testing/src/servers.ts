// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedError, type EmbeddedErrorCode, startKafka, startPostgres } from '#embedded';
import { Database, migrate } from '#platform';

/** The template that every test database is cloned from. */
export const TEMPLATE = 'ledger_template';

/** What specs are told of the servers of their run. */
export interface TestServers {
  readonly postgresUrl: string;
  /** empty where this machine has no Java: specs that need Kafka are skipped */
  readonly kafkaBrokers: readonly string[];
  /** where the broker keeps its logs */
  readonly kafkaData: string;
}

/** Servers of one test run, in a folder of their own that is gone afterwards. */
export interface StartedServers extends TestServers {
  stop(): Promise<void>;
}

/** Starts PostgreSQL with a migrated template, and Kafka where there is Java. */
export async function startServers(): Promise<StartedServers> {
  const dataDir = await mkdtemp(join(tmpdir(), 'change-ledger-test-'));
  const [postgres, kafka] = await Promise.all([
    startPostgres({ dataDir, settings: { max_connections: '200' } }),
    startKafka({ dataDir, progress: say }).catch(withoutJava),
  ]);
  const kafkaData = join(dataDir, 'kafka', 'data');
  const stop = async () => {
    await Promise.all([postgres.stop(), kafka?.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await makeTemplate(postgres.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { postgresUrl: postgres.url, kafkaBrokers: kafka?.brokers ?? [], kafkaData, stop };
}

async function makeTemplate(url: string): Promise<void> {
  const server = new Database({ url, applicationName: 'test kit', connections: 1 });
  await server.query(`CREATE DATABASE ${TEMPLATE}`);
  await server.close();
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href, 'migrations');
}

/** What a machine without Java or Maven lacks; any other failure is one of the tests. */
const LACKING: ReadonlySet<string> = new Set<EmbeddedErrorCode>([
  'JAVA_MISSING',
  'JAVA_TOO_OLD',
  'KAFKA_NOT_RESOLVED',
  'MAVEN_MISSING',
]);

function withoutJava(error: unknown): null {
  if (!(error instanceof EmbeddedError) || !LACKING.has(error.code)) throw error;
  say(`SKIPPED: every spec on the real broker, for there is none: ${error.message}`);
  return null;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
