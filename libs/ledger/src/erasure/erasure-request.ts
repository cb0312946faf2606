// SPDX-License-Identifier: Apache-2.0

/** What someone asks to have erased, and what became of it. */
export interface ErasureRequest {
  readonly ledger: string;
  readonly requestId: string;
  readonly positions: readonly number[];
  /** the law or contract that asks for it */
  readonly basis: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly state: 'pending' | 'approved' | 'rejected';
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** position of the erasure entry; null while there is none */
  readonly erasure: number | null;
}
