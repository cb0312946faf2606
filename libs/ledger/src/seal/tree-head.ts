// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from '../domain/bytes.js';
import { rangeToBytes } from '../domain/compact-range.js';
import type { TreeEdge } from '../domain/tree-edge.js';
import type { HeadRow } from '../postgres/head-row.js';
import type { Signer } from './key-ring.js';
import { SealError } from './seal-error.js';

/** Throws SealError KEY_UNUSABLE where a key signs under another name than the ledger's. */
export function requireName(signers: readonly Signer[], { origin }: HeadRow): void {
  const other = signers.find(({ verifier }) => verifier.name !== origin);
  if (other === undefined) return;
  throw new SealError(
    'KEY_UNUSABLE',
    `a signing key is named ${other.verifier.name}, the ledger ${origin}`,
  );
}

/** Throws SealError LEDGER_SHRANK where the database holds less than was signed. */
export function refuseShrunk(head: HeadRow, signedSize: number, ledger: string): void {
  if (head.size >= signedSize) return;
  throw new SealError(
    'LEDGER_SHRANK',
    `the database holds ${head.size} entries of ledger '${ledger}', ${signedSize} were signed: ` +
      `it was cut or restored; 'change-ledger restore' takes the rest from the archive`,
  );
}

/** Throws SealError TREE_DIFFERS where the database has not the tree that was signed. */
export function requireSame(head: HeadRow, edge: TreeEdge): void {
  if (isSame(head, edge)) return;
  throw treeDiffers(`its head is not the tree of ${edge.size} entries that was signed`);
}

/** True where the head is that tree's. */
export function isSame(head: HeadRow, edge: TreeEdge): boolean {
  return head.size === edge.size && equalBytes(rangeToBytes(edge.range), head.range);
}

/** The error that says what does not agree. */
export function treeDiffers(what: string): SealError {
  return new SealError(
    'TREE_DIFFERS',
    `what the database holds is not what was appended or signed: ${what}`,
  );
}
