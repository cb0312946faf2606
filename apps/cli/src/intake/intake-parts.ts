// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { PostgresLedgerStore } from '#ledger';
import {
  type KafkaOptions,
  Log,
  parseConfig,
  SETTINGS,
  SystemClock,
  type TopicMap,
  TopicWatch,
} from '#platform';
import { CliError } from '../cli-error.js';
import { deploymentOf, withDatabase } from '../deployment.js';
import { kafkaFromEnvironment } from '../kafka-environment.js';
import { readRunFile } from '../run-file.js';

/** What commands about the intake work with. */
export interface IntakeParts {
  readonly topics: TopicMap;
  readonly store: PostgresLedgerStore;
  readonly watch: TopicWatch;
}

/** Opens database and broker of the deployment for the time of `work`. Throws CliError. */
export async function withIntake<T>(
  dataDir: string,
  work: (parts: IntakeParts) => Promise<T>,
): Promise<T> {
  const { topics, kafka } = placesOf(dataDir);
  const watch = new TopicWatch(kafka);
  try {
    return await withDatabase(deploymentOf(dataDir), (database) =>
      work({ topics, watch, store: new PostgresLedgerStore(database, new SystemClock()) }),
    );
  } finally {
    await watch.stop();
  }
}

/** As the environment says, or else as `up` has written down. */
function placesOf(dataDir: string): { readonly topics: TopicMap; readonly kafka: KafkaOptions } {
  const { brokers: own, security } = kafkaFromEnvironment(process.env);
  const log = new Log('intake', 'error');
  const clientId = 'change-ledger-intake';
  if (own.length > 0) {
    const known = Object.keys(process.env);
    const topicsOnly = z.object({ LEDGER_TOPICS: SETTINGS.LEDGER_TOPICS });
    const { LEDGER_TOPICS: topics } = parseConfig(topicsOnly, process.env, known);
    return { topics, kafka: { brokers: own, clientId, log, security } };
  }
  const { topics, kafkaBrokers: brokers } = readRunFile(dataDir);
  if (brokers.length === 0) throw new CliError('this service runs without a broker');
  return { topics, kafka: { brokers, clientId, log } };
}
