// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { equalBytes } from '../domain/bytes.js';
import { rangeToBytes } from '../domain/compact-range.js';
import { LedgerError } from '../domain/errors.js';
import type { TreeEdge } from '../domain/tree-edge.js';
import type { Signer } from './key-ring.js';
import { SealError } from './seal-error.js';

/** What the database says of a ledger: its name in signatures, its size, and its tree's compact range. */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly range: Buffer;
}

/** Throws LedgerError LEDGER_UNKNOWN. */
export async function readHead(database: Database, ledger: string): Promise<TreeHead> {
  const [head] = await database.query<TreeHead>(
    'SELECT origin, size, range FROM ledger_head WHERE ledger = $1',
    [ledger],
  );
  if (head === undefined) throw new LedgerError('LEDGER_UNKNOWN', `no ledger '${ledger}'`);
  return head;
}

/** Throws SealError KEY_UNUSABLE where a key signs under another name than the ledger's. */
export function requireName(signers: readonly Signer[], { origin }: TreeHead): void {
  const other = signers.find(({ verifier }) => verifier.name !== origin);
  if (other === undefined) return;
  throw new SealError(
    'KEY_UNUSABLE',
    `a signing key is named ${other.verifier.name}, the ledger ${origin}`,
  );
}

/** Throws SealError LEDGER_SHRANK where the database holds less than was signed. */
export function refuseShrunk(head: TreeHead, signedSize: number, ledger: string): void {
  if (head.size >= signedSize) return;
  throw new SealError(
    'LEDGER_SHRANK',
    `the database holds ${head.size} entries of ledger '${ledger}', ${signedSize} were signed: ` +
      `it was cut or restored; 'change-ledger restore' takes the rest from the archive`,
  );
}

/** Throws SealError TREE_DIFFERS where the database has not the tree that was signed. */
export function requireSame(head: TreeHead, edge: TreeEdge): void {
  if (isSame(head, edge)) return;
  throw treeDiffers(`its head is not the tree of ${edge.size} entries that was signed`);
}

/** True where the head is that tree's. */
export function isSame(head: TreeHead, edge: TreeEdge): boolean {
  return head.size === edge.size && equalBytes(rangeToBytes(edge.range), head.range);
}

/** The error that says what does not agree. */
export function treeDiffers(what: string): SealError {
  return new SealError(
    'TREE_DIFFERS',
    `what the database holds is not what was appended or signed: ${what}`,
  );
}
