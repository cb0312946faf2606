// SPDX-License-Identifier: Apache-2.0
import type { EnvironmentRule, RecordsConfiguration, Tier } from './records-configuration.js';

const WORDS: readonly (readonly [RegExp, Tier])[] = [
  [/(^|[^a-z])(prod|prd|production|live)([^a-z]|$)/i, 'production'],
  [/(^|[^a-z])(stag|staging|stg|preprod|uat|acceptance)([^a-z]|$)/i, 'staging'],
  [/(^|[^a-z])(test|tst|qa|integration|ci)([^a-z]|$)/i, 'test'],
];

/** The tier of an environment: by rule, else by the words of its id (`/production/eu-1`). */
export function tierOf({ environments }: RecordsConfiguration, environment: string): Tier {
  const rule = environments.find((each) => isMeant(each, environment));
  if (rule !== undefined) return rule.tier;
  return WORDS.find(([words]) => words.test(environment))?.[1] ?? 'development';
}

/** Whether what happens there is a Change (records.md rule 1). */
export function isControlled(configuration: RecordsConfiguration, environment: string): boolean {
  return configuration.controlledTiers.includes(tierOf(configuration, environment));
}

function isMeant({ environment: wanted }: EnvironmentRule, environment: string): boolean {
  return wanted.endsWith('*')
    ? environment.startsWith(wanted.slice(0, -1))
    : environment === wanted;
}
