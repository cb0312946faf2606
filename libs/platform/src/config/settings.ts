// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { KAFKA_SETTINGS } from './kafka-settings.js';

/** The settings that more than one app reads; each app picks from here into its own schema. */
export const SETTINGS = {
  ...KAFKA_SETTINGS,
  DATABASE_URL: z
    .string({ error: 'is required, e.g. postgresql://user@host:5432/ledger' })
    .regex(/^postgres(ql)?:\/\//, 'is no postgresql:// URL')
    .describe('PostgreSQL ≥ 15, as the least privileged role that can do the work'),
  LEDGER_TOPICS: z
    .string()
    .default('cdevents=main')
    .transform((text, context) => pairs(text, context))
    .describe('topic=ledger, comma separated: which ledger holds which topic'),
  LEDGER_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('the least level that is logged'),
} as const;

/** Topic → ledger id. */
export type TopicMap = Readonly<Record<string, string>>;

function pairs(text: string, context: z.RefinementCtx): TopicMap {
  const entries = text.split(',').map((pair) => pair.trim().split('='));
  const wrong = entries.find(([topic, ledger, ...rest]) => !topic || !ledger || rest.length > 0);
  if (wrong === undefined) return Object.freeze(Object.fromEntries(entries) as TopicMap);
  context.addIssue(`'${wrong.join('=')}' is not topic=ledger`);
  return z.NEVER;
}
