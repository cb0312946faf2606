// SPDX-License-Identifier: Apache-2.0
import { Command } from 'commander';
import { z } from 'zod';
import {
  ensureTopics,
  KAFKA_SETTINGS,
  kafkaSecurityOf,
  Log,
  migrate,
  parseConfig,
  SETTINGS,
} from '#platform';
import { MIGRATIONS } from '../migrations.js';

const CONFIG = z.object({
  DATABASE_URL: SETTINGS.DATABASE_URL,
  ...KAFKA_SETTINGS,
  LEDGER_TOPICS: SETTINGS.LEDGER_TOPICS,
});

export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      'bring the database of DATABASE_URL to the schema of this version; create missing topics',
    )
    .action(run);
}

async function run(): Promise<void> {
  const config = parseConfig(CONFIG, process.env);
  const applied = await migrate(config.DATABASE_URL, MIGRATIONS);
  const { KAFKA_BROKERS: brokers, LEDGER_TOPICS: topics } = config;
  if (brokers.length > 0) {
    const log = new Log('migrate', 'error');
    const security = kafkaSecurityOf(config);
    const kafka = { brokers, clientId: 'change-ledger-migrate', log, security };
    await ensureTopics(kafka, Object.keys(topics));
  }
  process.stdout.write(`${applied.length === 0 ? 'nothing to migrate' : applied.join('\n')}\n`);
}
