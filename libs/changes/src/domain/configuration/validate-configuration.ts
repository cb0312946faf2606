// SPDX-License-Identifier: Apache-2.0
import { flag, listOf, type Check, nullable, object, oneOf, text, time, whole } from './checks.js';
import type { RecordsConfiguration } from './records-configuration.js';

/** A configuration, or every problem of what was taken for one: JSON pointer and words. */
export type Validated =
  | { readonly kind: 'valid'; readonly configuration: RecordsConfiguration }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Checks an unknown value against `RecordsConfiguration`; unknown members are problems. Never throws. */
export function validateConfiguration(value: unknown): Validated {
  const problems = [...CONFIGURATION(value, '')];
  if (!isSound(value, problems)) return { kind: 'invalid', problems };
  return { kind: 'valid', configuration: value };
}

const TIER = oneOf('production', 'staging', 'test', 'development');
const SUITES = listOf(
  oneOf('lint', 'unit', 'integration', 'smoke', 'e2e', 'performance', 'security'),
);
const REQUIRED_SUITES = object({ artifact: SUITES, configuration: SUITES });

const MODEL = object({
  id: text,
  version: text,
  type: oneOf('standard', 'normal', 'emergency'),
  description: text,
  bounds: object({ services: listOf(text), environments: listOf(text), riskLevels: listOf(text) }),
  requiredSuites: nullable(REQUIRED_SUITES),
  approvedAt: nullable(time),
  validUntil: nullable(time),
  suspension: nullable(object({ failures: whole, days: whole })),
});

const PERSON = object({
  id: text,
  aliases: listOf(text),
  function: nullable(text),
  roles: listOf(object({ role: text, from: time, to: nullable(time) })),
});

const CONFIGURATION: Check = object({
  version: text,
  environments: listOf(object({ environment: text, tier: TIER })),
  controlledTiers: listOf(TIER),
  services: listOf(
    object({
      service: text,
      owner: nullable(text),
      criticality: nullable(text),
      regulatoryTags: listOf(text),
    }),
  ),
  people: listOf(PERSON),
  bots: listOf(text),
  requiredSuites: REQUIRED_SUITES,
  models: listOf(MODEL),
  peerReviewAuthorises: flag,
  clockTolerance: object({
    defaultMs: whole,
    sources: listOf(object({ source: text, ms: whole })),
  }),
  periods: object({
    retryHours: whole,
    backoutHours: whole,
    incidentHours: whole,
    ratificationHours: whole,
    reviewHours: whole,
  }),
  failureSeverities: listOf(text),
});

/** No problem found means that the value is what the type says. */
function isSound(value: unknown, problems: readonly string[]): value is RecordsConfiguration {
  return problems.length === 0;
}
