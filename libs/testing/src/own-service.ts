// SPDX-License-Identifier: Apache-2.0
import { startService, type TestService } from './service.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { createTestTopic, type TestTopic } from './test-topic.js';

/** A service with a database and a topic of its own. */
export interface OwnService {
  readonly service: TestService;
  readonly database: TestDatabase;
  readonly topic: TestTopic;
  /** Stops it, and removes both. */
  stop(): Promise<void>;
}

interface OwnServiceOptions {
  readonly partitions?: number;
  readonly apiSettings?: Readonly<Record<string, string>>;
}

/** Starts a service that keeps what comes to a topic of its own in the ledger `main`; needs Kafka. */
export async function startOwnService({
  partitions = 1,
  apiSettings = {},
}: OwnServiceOptions = {}): Promise<OwnService> {
  const database = await createTestDatabase();
  const topic = await createTestTopic(partitions);
  const service = await startService(database, topic, undefined, apiSettings);
  await service.ready();
  const stop = async (): Promise<void> => {
    await service.stop();
    await topic.close();
    await database.drop();
  };
  return { service, database, topic, stop };
}
