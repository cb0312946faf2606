// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  KAFKA_SETTINGS,
  type KafkaSecurity,
  kafkaSecurityOf,
  parseConfig,
  SETTINGS,
  type TopicMap,
} from '#platform';

/** What `up` was asked for on the command line. */
export interface UpOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly fresh: boolean;
  /** restart the processes when what they are built of changes */
  readonly watch: boolean;
  /** true: publish the demo even to a broker of the user's own; false: never; absent: as usual */
  readonly demo?: boolean;
}

/** What `up` reads from the environment: servers of the user's own, and settings passed on. */
export interface UpEnvironment {
  readonly databaseUrl: string | null;
  readonly kafkaBrokers: readonly string[];
  /** of the user's own brokers */
  readonly kafkaSecurity: KafkaSecurity;
  readonly topics: TopicMap;
}

const CONFIG = z.object({
  DATABASE_URL: SETTINGS.DATABASE_URL.optional(),
  ...KAFKA_SETTINGS,
  LEDGER_TOPICS: SETTINGS.LEDGER_TOPICS,
});

/** how the user's own brokers are reached, secrets by file included */
const KAFKA = Object.keys(KAFKA_SETTINGS)
  .filter((name) => name.startsWith('LEDGER_'))
  .flatMap((name) => [name, `${name}_FILE`]);

/** settings of the two processes that `up` only passes on */
const PASSED_ON = {
  api: [
    'LEDGER_LOG_LEVEL',
    'LEDGER_CURSOR_SECRET',
    'LEDGER_HOOKS',
    'LEDGER_HOOKS_FILE',
    'LEDGER_OIDC',
    'LEDGER_READS_PER_MINUTE',
    'LEDGER_OIDC_FILE',
    ...KAFKA,
  ],
  worker: [
    ...KAFKA,
    'LEDGER_LOG_LEVEL',
    'LEDGER_KAFKA_GROUP',
    'LEDGER_WITNESS_POLICY',
    'LEDGER_WITNESS_MODE',
    'LEDGER_CONFIGURATION',
    'LEDGER_REPORT_CRON',
    'LEDGER_REPORT_TIME_ZONE',
  ],
} as const;

/** Throws ConfigError. */
export function readEnvironment(environment: NodeJS.ProcessEnv): UpEnvironment {
  const known = [...PASSED_ON.api, ...PASSED_ON.worker];
  const config = parseConfig(CONFIG, environment, known);
  return {
    databaseUrl: config.DATABASE_URL ?? null,
    kafkaBrokers: config.KAFKA_BROKERS,
    kafkaSecurity: kafkaSecurityOf(config),
    topics: config.LEDGER_TOPICS,
  };
}

/** The environment of one process: nothing of ours but what it is given. */
export function environmentFor(
  name: 'api' | 'worker',
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = Object.keys(process.env).filter(
    (each) => !/^(LEDGER_|DATABASE_URL|KAFKA_BROKERS|WORKER_ROLES|npm_)/.test(each),
  );
  const passed = [...names, ...PASSED_ON[name]].flatMap((each) => {
    const value = process.env[each];
    return value === undefined ? [] : [[each, value] as const];
  });
  return { ...Object.fromEntries(passed), ...own };
}

/** The origin under which this installation founds its ledgers: made once, kept in the data folder. */
export function originOf(dataDir: string): string {
  const path = join(dataDir, 'origin');
  if (!existsSync(path)) {
    writeFileSync(path, `localhost/change-ledger-${randomBytes(4).toString('hex')}`);
  }
  return readFileSync(path, 'utf8');
}
