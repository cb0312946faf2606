// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ErasureStore } from '../postgres/erasure-store.js';
import type { ErasureRequest } from './erasure-request.js';

/** Which erasures were asked for in a ledger, and what became of them? The newest first. */
export class ErasuresOf extends Query<readonly ErasureRequest[]> {
  constructor(readonly ledger: string) {
    super();
  }
}

@QueryHandler(ErasuresOf)
export class ErasuresOfHandler implements IQueryHandler<ErasuresOf> {
  constructor(private readonly requests: ErasureStore) {}

  execute({ ledger }: ErasuresOf): Promise<readonly ErasureRequest[]> {
    return this.requests.list(ledger);
  }
}
