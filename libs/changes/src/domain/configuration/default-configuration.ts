// SPDX-License-Identifier: Apache-2.0
import type { RecordsConfiguration } from './records-configuration.js';

/** What holds until a configuration is entered into the ledger: production by name is controlled. */
export const DEFAULT_CONFIGURATION: RecordsConfiguration = {
  version: 'default-1',
  environments: [],
  controlledTiers: ['production'],
  services: [],
  people: [],
  bots: [],
  requiredSuites: { artifact: ['unit', 'integration'], configuration: ['smoke'] },
  models: [],
  peerReviewAuthorises: true,
  clockTolerance: { defaultMs: 2_000, sources: [] },
  periods: {
    retryHours: 4,
    backoutHours: 24,
    incidentHours: 24,
    ratificationHours: 48,
    reviewHours: 120,
  },
  failureSeverities: [],
};
