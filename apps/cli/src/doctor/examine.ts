// SPDX-License-Identifier: Apache-2.0
import { identityOf } from '#events';
import {
  archiveAt,
  archiveWithin,
  auditEntries,
  type Checkpoint,
  KeyRing,
  SealMemory,
} from '#ledger';
import type { Database } from '#platform';
import type { Deployment } from '../deployment.js';
import type { ProgressBar } from '../progress-bar.js';
import { checkGuards } from './check-guards.js';
import { checkIndexes } from './check-indexes.js';
import { checkParked } from './check-parked.js';
import { checkReads } from './check-reads.js';
import { checkRecords } from './check-records.js';
import { checkSeal } from './check-seal.js';
import { broken, type Finding, ok } from './finding.js';

/** Runs the checks, the long ones only when asked for. */
export async function examine(
  database: Database,
  deployment: Deployment,
  { isDeep, bar }: { readonly isDeep: boolean; readonly bar: ProgressBar },
): Promise<readonly Finding[]> {
  const findings: Finding[] = [...(await checkGuards(database))];
  for (const ledger of deployment.ledgers) {
    const state = await checkSeal({
      ledger,
      database,
      archive: archiveAt(archiveWithin(deployment.archives, ledger)),
      memory: new SealMemory(deployment.sealFolder),
      keys: new KeyRing(deployment.sealFolder),
    });
    findings.push(...state.findings, await checkParked(database, ledger));
    if (!isDeep) continue;
    findings.push(...(await checkEntries(database, ledger, { signed: state.signed, bar })));
    findings.push(await checkRecords(database, ledger, bar));
    findings.push(...(await checkReads(database, ledger)));
  }
  if (isDeep) findings.push(...(await checkIndexes(database, bar.update)));
  bar.end();
  return findings;
}

async function checkEntries(
  database: Database,
  ledger: string,
  { signed, bar }: { readonly signed: Checkpoint | null; readonly bar: ProgressBar },
): Promise<readonly Finding[]> {
  const name = `entries of ${ledger}`;
  const found = await auditEntries({
    database,
    ledger,
    signed: signed && { size: Number(signed.size), root: signed.root },
    identityOf,
    onProgress: bar.update,
  });
  if (found.length === 0) return [ok(name, 'every entry, payload, identity and tile holds')];
  return found.map(({ position, problem }) =>
    broken(name, position === null ? problem : `position ${position}: ${problem}`),
  );
}
