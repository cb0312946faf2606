// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from './base64.js';
import { fromDecimal } from './bytes.js';
import { LedgerError } from './errors.js';
import { HASH_LENGTH, type Hash } from './hash.js';

/** The head of a ledger's tree, as it is signed (C2SP tlog-checkpoint v1). */
export interface Checkpoint {
  /** Which ledger: one line of text, the name of its signing keys. */
  readonly origin: string;
  /** Number of entries, below 2^63. */
  readonly size: bigint;
  readonly root: Hash;
}

/** The text of a note: origin, size, root, each a line. Throws LedgerError CHECKPOINT_INVALID. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  parseCheckpoint(text);
  return text;
}

/**
 * Reads the text of a note. Lines beyond the third would be signed but not provable, so there are
 * none; they and any other form throw LedgerError CHECKPOINT_INVALID.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [, origin, sizeText = '', rootText = ''] = /^(.+)\n(.+)\n(.+)\n$/.exec(text) ?? [];
  const size = fromDecimal(sizeText);
  const root = fromBase64(rootText);
  if (origin === undefined || size === null || root?.length !== HASH_LENGTH) {
    throw new LedgerError('CHECKPOINT_INVALID', `no checkpoint: ${JSON.stringify(text)}`);
  }
  return { origin, size, root };
}
