// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import {
  type Checkpoint,
  LedgerError,
  openCheckpoint,
  parseVerifierKey,
  type VerifierKey,
} from '#ledger';

/** A verifier key as it is, or those that a file holds, one a line. Throws LedgerError KEY_INVALID. */
export async function readKeys(keyOrFile: string): Promise<readonly VerifierKey[]> {
  const text = await readFile(keyOrFile, 'utf8').catch(() => keyOrFile);
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(parseVerifierKey);
}

/**
 * A checkpoint that was kept from earlier. Nobody need have signed it with the keys given: whoever
 * kept it vouches for it. Throws LedgerError CHECKPOINT_INVALID for another file, and a forged one.
 */
export async function readPinned(file: string, keys: readonly VerifierKey[]): Promise<Checkpoint> {
  const opened = openCheckpoint(await readFile(file, 'utf8').catch(() => ''), keys);
  if (opened.kind === 'opened' && opened.signatures.kind !== 'forged') return opened.checkpoint;
  const reason = opened.kind === 'opened' ? 'its signature does not hold' : opened.reason;
  throw new LedgerError('CHECKPOINT_INVALID', `${file}: ${reason}`);
}
