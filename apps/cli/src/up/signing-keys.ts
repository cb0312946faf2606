// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { KeyRing, SealMemory } from '#ledger';

/**
 * Makes the first signing key of each ledger, unless there is one or something was sealed: a lost
 * key is not replaced in silence. Returns the folder of the keys.
 */
export async function firstSigningKeys(
  dataDir: string,
  origin: string,
  ledgers: readonly string[],
): Promise<string> {
  const folder = join(dataDir, 'seal');
  const ring = new KeyRing(folder);
  for (const ledger of new Set(ledgers)) {
    const known = await ring.verifiers(ledger);
    const signed = await new SealMemory(folder).recall(ledger);
    if (known.length === 0 && signed === null) {
      await ring.add(ledger, ring.create(`${origin}/${ledger}`));
    }
  }
  return folder;
}
