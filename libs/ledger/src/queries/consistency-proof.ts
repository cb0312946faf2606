// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { planConsistency } from '../domain/proof-plan.js';
import { type TreeProof, TreeProver } from './tree-prover.js';

/**
 * What proves that the tree of `from` entries begins the tree of the checkpoint of `to` entries, or
 * of the newest for null? Throws LedgerError PROOF_RANGE, CHECKPOINT_UNKNOWN.
 */
export class ConsistencyProofOf extends Query<TreeProof> {
  constructor(
    readonly ledger: string,
    readonly from: number,
    readonly to: number | null,
  ) {
    super();
  }
}

@QueryHandler(ConsistencyProofOf)
export class ConsistencyProofOfHandler implements IQueryHandler<ConsistencyProofOf> {
  constructor(private readonly prover: TreeProver) {}

  execute({ ledger, from, to }: ConsistencyProofOf): Promise<TreeProof> {
    return this.prover.prove(ledger, to, (grown) => planConsistency(BigInt(from), grown));
  }
}
