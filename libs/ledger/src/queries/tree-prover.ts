// SPDX-License-Identifier: Apache-2.0
import { LedgerError } from '../domain/errors.js';
import type { Hash } from '../domain/hash.js';
import { hashesFromTiles, type ProofPlan } from '../domain/proof-plan.js';
import type { CheckpointStore, PublishedCheckpoint } from '../postgres/checkpoint-store.js';
import type { TreeReader } from '../postgres/tree-reader.js';

/** A proof and the checkpoint that it leads to: never one without the other. */
export interface TreeProof {
  readonly hashes: readonly Hash[];
  /** size of the checkpoint */
  readonly size: number;
  /** the signed note, verbatim */
  readonly checkpoint: string;
}

/** Proves from stored tiles, towards checkpoints that were signed. */
export class TreeProver {
  constructor(
    private readonly checkpoints: CheckpointStore,
    private readonly tree: TreeReader,
  ) {}

  /**
   * The proof that `planOf` plans for the tree of the checkpoint of `size` entries, or of the newest
   * for null. Throws LedgerError CHECKPOINT_UNKNOWN, and what the plan throws.
   */
  async prove(
    ledger: string,
    size: number | null,
    planOf: (size: bigint) => ProofPlan,
  ): Promise<TreeProof> {
    const checkpoint = await this.checkpointOf(ledger, size);
    const plan = planOf(BigInt(checkpoint.size));
    const tiles = await Promise.all(plan.tiles.map((tile) => this.tree.file(ledger, tile)));
    const bytes = tiles.map((tile) => tile ?? new Uint8Array(0));
    const hashes = hashesFromTiles(plan, bytes);
    return { hashes, size: checkpoint.size, checkpoint: checkpoint.note };
  }

  private async checkpointOf(ledger: string, size: number | null): Promise<PublishedCheckpoint> {
    const found = await this.checkpoints.find(ledger, size);
    if (found !== null) return found;
    const newest = size === null ? null : await this.checkpoints.find(ledger, null);
    throw new LedgerError(
      'CHECKPOINT_UNKNOWN',
      newest === null
        ? `ledger '${ledger}' is not sealed yet: ask again in a second`
        : `no checkpoint of ${size} entries was signed; the newest has ${newest.size}`,
    );
  }
}
