// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { KAFKA_SETTINGS, SETTINGS } from '#platform';

/** The long-running roles a worker can take. */
const WORKER_ROLES = ['ingest', 'seal', 'project', 'report'] as const;

export type WorkerRole = (typeof WORKER_ROLES)[number];

/** What a worker reads from its environment. */
export const WORKER_CONFIG = z.object({
  DATABASE_URL: SETTINGS.DATABASE_URL,
  ...KAFKA_SETTINGS,
  LEDGER_TOPICS: SETTINGS.LEDGER_TOPICS,
  LEDGER_LOG_LEVEL: SETTINGS.LEDGER_LOG_LEVEL,
  WORKER_ROLES: z
    .string()
    .default(WORKER_ROLES.join(','))
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(z.enum(WORKER_ROLES)))
    .describe('the roles of this process, comma separated'),
  LEDGER_WORKER_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe('where the worker answers /metrics and /health; without it, nowhere'),
  LEDGER_WORKER_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('the address for LEDGER_WORKER_PORT'),
  LEDGER_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/, 'has no spaces and no plus signs')
    .default('localhost/change-ledger')
    .describe('the name under which a ledger is founded: <origin>/<ledger>; never changes'),
  LEDGER_KAFKA_GROUP: z
    .string()
    .default('change-ledger')
    .describe('the consumer group; another one for each deployment on the same brokers'),
  LEDGER_SEAL_FOLDER: z
    .string()
    .optional()
    .describe(
      'for the role seal: signing keys, and what was signed last; not on the database server',
    ),
  LEDGER_ARCHIVE: z
    .string()
    .optional()
    .describe(
      'for the role seal: where the archive of each ledger is kept: a folder, or s3://bucket/prefix',
    ),
  LEDGER_WITNESS_POLICY: z
    .string()
    .optional()
    .describe('a file of witnesses, their keys and URLs, and the quorum (C2SP tlog-policy)'),
  LEDGER_WITNESS_MODE: z
    .enum(['relaxed', 'strict'])
    .default('relaxed')
    .describe('strict: a checkpoint is published only when the quorum has cosigned'),
  LEDGER_CONFIGURATION: z
    .string()
    .optional()
    .describe(
      'a YAML file with the rules of the records (tiers, people, models); default: built in',
    ),
  LEDGER_REPORT_CRON: z
    .string()
    .default('0 6 1 * *')
    .describe('when the change register of the past month is written (cron)'),
  LEDGER_REPORT_TIME_ZONE: z
    .string()
    .default('UTC')
    .describe('the time zone of the schedule and of the periods (IANA name)'),
});

export type WorkerConfig = Readonly<z.infer<typeof WORKER_CONFIG>>;
