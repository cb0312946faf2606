// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';
import type { LedgerStore } from '#ledger';
import type { RecordsConfiguration } from './domain/configuration/records-configuration.js';
import { type Queries, servingCheckpoint } from './postgres/checkpoints.js';
import { heldConfigurations } from './postgres/configurations.js';
import { configurationEntry } from './projection/configuration-entry.js';

/** `behind`: the records do not know yet all that the ledger holds; try again when they do. */
export type EnteredConfiguration = 'entered' | 'held' | 'behind';

/**
 * Enters the configuration of the records into a ledger, unless it is what the ledger holds last. It
 * applies to what begins from then on; in a ledger that is still empty, to everything.
 */
export async function enterConfiguration(
  { database, store }: { readonly database: Queries; readonly store: LedgerStore },
  ledger: string,
  configuration: RecordsConfiguration,
): Promise<EnteredConfiguration> {
  const { size } = await store.head(ledger);
  const place = await servingCheckpoint(database, ledger);
  if ((place?.next ?? 0) < size) return 'behind';
  const held = place === null ? [] : await heldConfigurations(database, place, size);
  if (isDeepStrictEqual(held.at(-1)?.configuration, configuration)) return 'held';
  const entries = [configurationEntry(configuration)];
  await store.append({ ledger, entries, isSameContent: () => false });
  return 'entered';
}
