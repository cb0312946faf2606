// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_CONFIGURATION } from '../domain/configuration/default-configuration.js';
import type { RecordsConfiguration } from '../domain/configuration/records-configuration.js';
import { heldConfigurations } from '../postgres/configurations.js';
import type { Snapshot } from './snapshot.js';

/** The rules for what began at a moment, as the ledger held them; the built-in ones before any. */
export async function configurationAt(
  { queries, place, asOf }: Snapshot,
  at: Date,
): Promise<RecordsConfiguration> {
  const held = await heldConfigurations(queries, place, asOf);
  const found = held.findLast(({ since }) => Date.parse(since) <= at.getTime());
  return found?.configuration ?? DEFAULT_CONFIGURATION;
}
