// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import { rangeFromBytes, rootOfRange } from '../domain/compact-range.js';
import type { Hash } from '../domain/hash.js';
import { hashesFromTiles, planRoot } from '../domain/proof-plan.js';
import { EMPTY_ROOT } from '../domain/tree-hash.js';
import { readHead } from '../postgres/head-row.js';
import { TreeReader } from '../postgres/tree-reader.js';

/**
 * What is the root of the tree of the first `size` entries, signed or not yet? Null: the ledger has not
 * as many. Throws LedgerError LEDGER_UNKNOWN, and TILE_MISSING where the database lacks what it should
 * hold.
 */
export class RootOf extends Query<Hash | null> {
  constructor(
    readonly ledger: string,
    readonly size: number,
  ) {
    super();
  }
}

@QueryHandler(RootOf)
export class RootOfHandler implements IQueryHandler<RootOf> {
  constructor(
    private readonly database: Database,
    private readonly tree: TreeReader,
  ) {}

  async execute({ ledger, size }: RootOf): Promise<Hash | null> {
    const head = await readHead(this.database, ledger);
    if (size > head.size) return null;
    // most ask for all that there is, which takes no more than the head
    if (size === head.size) return rootOfRange(rangeFromBytes(size, head.range));
    return size === 0 ? EMPTY_ROOT : this.rootBefore(ledger, size);
  }

  private async rootBefore(ledger: string, size: number): Promise<Hash | null> {
    const plan = planRoot(BigInt(size));
    const tiles = await Promise.all(plan.tiles.map((tile) => this.tree.file(ledger, tile)));
    const [root] = hashesFromTiles(
      plan,
      tiles.map((tile) => tile ?? new Uint8Array(0)),
    );
    return root ?? null;
  }
}
