// SPDX-License-Identifier: Apache-2.0

type Tier = 'production' | 'staging' | 'test' | 'development';

const TIERS: readonly (readonly [RegExp, Tier])[] = [
  [/(^|[^a-z])(prod|prd|production|live)([^a-z]|$)/i, 'production'],
  [/(^|[^a-z])(stag|staging|stg|preprod|uat|acceptance)([^a-z]|$)/i, 'staging'],
  [/(^|[^a-z])(test|tst|qa|integration|ci)([^a-z]|$)/i, 'test'],
];

/** The tier that an environment's id tells by its words: `/production/eu-1` is production. */
function tierOf(environment: string): Tier {
  return TIERS.find(([words]) => words.test(environment))?.[1] ?? 'development';
}

/** Whether what happens there is a Change (records.md rule 1): production. */
export function isControlled(environment: string): boolean {
  return tierOf(environment) === 'production';
}
