// SPDX-License-Identifier: Apache-2.0
import { toBase64 } from './base64.js';
import { fromDecimal } from './bytes.js';
import { LedgerError } from './errors.js';
import type { Hash } from './hash.js';
import { hashesOf, splitAtBlankLine } from './proof-text.js';

/** What a ledger asks of a witness: cosign this checkpoint (C2SP tlog-witness, add-checkpoint). */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last, 0 when it never did. */
  readonly oldSize: bigint;
  /** That the new tree begins with the old; empty when `oldSize` is 0. */
  readonly proof: readonly Hash[];
  /** The signed note of the checkpoint, verbatim. */
  readonly checkpoint: string;
}

/** The body of the request. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

/** Reads a request's body; throws LedgerError PROOF_INVALID for anything else. */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const [head, checkpoint] = splitAtBlankLine(body);
  const [first = '', ...lines] = head.split('\n');
  const oldSize = fromDecimal(first.replace(/^old /, ''));
  if (oldSize === null || !first.startsWith('old ')) throw invalid(body);
  return { oldSize, proof: hashesOf(lines), checkpoint };
}

/** The body of a 409 answer: the size that the witness cosigned last. */
export function formatWitnessSize(size: bigint): string {
  return `${size}\n`;
}

/** Reads the body of a 409 answer; throws LedgerError PROOF_INVALID. */
export function parseWitnessSize(body: string): bigint {
  const size = body.endsWith('\n') ? fromDecimal(body.slice(0, -1)) : null;
  if (size === null) throw invalid(body);
  return size;
}

function invalid(body: string): LedgerError {
  return new LedgerError(
    'WITNESS_INVALID',
    `no witness message: ${JSON.stringify(body.slice(0, 80))}`,
  );
}
