// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { planInclusion } from '../domain/proof-plan.js';
import { type TreeProof, TreeProver } from './tree-prover.js';

/**
 * What proves that the entry at a position is in the tree of the checkpoint of `size` entries, or of
 * the newest for null? Throws LedgerError PROOF_RANGE, CHECKPOINT_UNKNOWN.
 */
export class InclusionProofOf extends Query<TreeProof> {
  constructor(
    readonly ledger: string,
    readonly position: number,
    readonly size: number | null,
  ) {
    super();
  }
}

@QueryHandler(InclusionProofOf)
export class InclusionProofOfHandler implements IQueryHandler<InclusionProofOf> {
  constructor(private readonly prover: TreeProver) {}

  execute({ ledger, position, size }: InclusionProofOf): Promise<TreeProof> {
    return this.prover.prove(ledger, size, (grown) => planInclusion(BigInt(position), grown));
  }
}
