// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#platform';
import { ErasureStore } from '../postgres/erasure-store.js';
import { ErasureError } from './erasure-error.js';
import type { ErasureRequest } from './erasure-request.js';

/** Asks for payloads to be erased; somebody else has to approve. Throws NOTHING_TO_ERASE. */
export class RequestErasure extends Command<ErasureRequest> {
  constructor(
    readonly ledger: string,
    readonly wish: { readonly positions: readonly number[]; readonly basis: string },
    readonly requestedBy: string,
  ) {
    super();
  }
}

@CommandHandler(RequestErasure)
export class RequestErasureHandler implements ICommandHandler<RequestErasure> {
  constructor(
    private readonly requests: ErasureStore,
    private readonly clock: Clock,
  ) {}

  async execute({ ledger, wish, requestedBy }: RequestErasure): Promise<ErasureRequest> {
    const positions = [...new Set(wish.positions)].toSorted((a, b) => a - b);
    const erasable = new Set(await this.requests.erasable(ledger, positions));
    const missing = positions.filter((position) => !erasable.has(position));
    if (missing.length > 0) {
      throw new ErasureError(
        'NOTHING_TO_ERASE',
        `no payload (any more) at position ${missing.slice(0, 10).join(', ')}`,
      );
    }
    const request: ErasureRequest = {
      ledger,
      requestId: randomUUID(),
      positions,
      basis: wish.basis,
      requestedBy,
      requestedAt: new Date(this.clock.nowMs()),
      state: 'pending',
      decidedBy: null,
      decidedAt: null,
      erasure: null,
    };
    await this.requests.add(request);
    return request;
  }
}
