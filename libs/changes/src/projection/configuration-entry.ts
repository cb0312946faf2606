// SPDX-License-Identifier: Apache-2.0
import { encodeMeta, type NewAct, type StoredEntry } from '#ledger';
import type { RecordsConfiguration } from '../domain/configuration/records-configuration.js';
import { validateConfiguration } from '../domain/configuration/validate-configuration.js';

/** What the act of a configuration says, beside its version. */
const SUBJECT = 'records configuration';

/** A configuration as an act of the ledger's own: it names people, so it stands in the payload. */
export function configurationEntry(configuration: RecordsConfiguration): NewAct {
  return {
    kind: 'classification',
    act: { subject: SUBJECT, version: configuration.version },
    payload: {
      mediaType: 'application/json',
      meta: encodeMeta({ headers: [], key: null, nullValue: false }),
      value: Buffer.from(JSON.stringify(configuration)),
    },
  };
}

/**
 * The configuration that an act holds; null when it is about something else, or erased. Throws when
 * it is none that this code knows, so that the entry is parked and seen.
 */
export function configurationOf(
  act: Readonly<Record<string, unknown>>,
  payload: StoredEntry['payload'],
): RecordsConfiguration | null {
  if (act['subject'] !== SUBJECT || payload === null) return null;
  const validated = validateConfiguration(JSON.parse(Buffer.from(payload.value).toString('utf8')));
  if (validated.kind === 'valid') return validated.configuration;
  throw new TypeError(`no configuration of records: ${validated.problems.join('; ')}`);
}
