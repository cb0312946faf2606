// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { KAFKA_SETTINGS, SETTINGS } from '#platform';

/** What the API reads from its environment. */
export const API_CONFIG = z.object({
  DATABASE_URL: SETTINGS.DATABASE_URL,
  ...KAFKA_SETTINGS,
  LEDGER_TOPICS: SETTINGS.LEDGER_TOPICS,
  LEDGER_LOG_LEVEL: SETTINGS.LEDGER_LOG_LEVEL,
  LEDGER_HTTP_HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  LEDGER_HTTP_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8_400)
    .describe('the port to listen on; 0: any free one'),
  LEDGER_HOOKS: z
    .string()
    .default('')
    .describe('YAML: which systems may post webhooks, and how each proves itself: a secret'),
  LEDGER_READS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(60_000)
    .describe('how often a principal may read, per instance of the API'),
  LEDGER_JOURNAL_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(3_600)
    .describe('for how long a read may wait until the journal of reads is sealed into the ledger'),
  LEDGER_OIDC: z
    .string()
    .default('')
    .describe('YAML: whose tokens are taken, and what they allow (docs/guides/access.md)'),
  LEDGER_CURSOR_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('signs page cursors; the same for all instances; default: made at start'),
});

export type ApiConfig = Readonly<z.infer<typeof API_CONFIG>>;
