// SPDX-License-Identifier: Apache-2.0
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#platform';
import { LedgerStore } from '../ledger-store.js';
import { ErasureStore } from '../postgres/erasure-store.js';
import { ErasureError } from './erasure-error.js';
import type { ErasureRequest } from './erasure-request.js';

/**
 * Approves or rejects a request of somebody else. Approved, the erasure entry is appended; the role
 * `seal` then deletes payloads and salts, in the database and in the archive (ledger.md §8). May be
 * repeated when it was interrupted. Throws ERASURE_UNKNOWN, ERASURE_DECIDED, FOUR_EYES.
 */
export class DecideErasure extends Command<ErasureRequest> {
  constructor(
    readonly ledger: string,
    readonly requestId: string,
    readonly decision: { readonly state: 'approved' | 'rejected'; readonly by: string },
  ) {
    super();
  }
}

@CommandHandler(DecideErasure)
export class DecideErasureHandler implements ICommandHandler<DecideErasure> {
  constructor(
    private readonly requests: ErasureStore,
    private readonly store: LedgerStore,
    private readonly clock: Clock,
  ) {}

  async execute({ ledger, requestId, decision }: DecideErasure): Promise<ErasureRequest> {
    const request = await this.known(ledger, requestId);
    if (request.requestedBy === decision.by) {
      throw new ErasureError('FOUR_EYES', 'whoever asked for an erasure may not decide it');
    }
    const at = new Date(this.clock.nowMs());
    await this.requests.decide(request, decision.state, { by: decision.by, at });
    const decided = await this.known(ledger, requestId);
    const isOpen = decided.state === decision.state && decided.erasure === null;
    if (!isOpen) {
      throw new ErasureError('ERASURE_DECIDED', `the request was ${decided.state} already`);
    }
    if (decided.state === 'rejected') return decided;
    await this.requests.noteErasure(decided, await this.appendErasure(decided));
    return this.known(ledger, requestId);
  }

  private async known(ledger: string, requestId: string): Promise<ErasureRequest> {
    const request = await this.requests.find(ledger, requestId);
    if (request !== null) return request;
    throw new ErasureError('ERASURE_UNKNOWN', `no request ${requestId} for erasure`);
  }

  private async appendErasure(request: ErasureRequest): Promise<number> {
    const { ledger, requestId, positions, basis, requestedBy, decidedBy } = request;
    const act = {
      requestId,
      positions: positions.map(String),
      basis,
      requestedBy,
      approvedBy: decidedBy ?? '',
    };
    const entry = { kind: 'erasure', act, payload: null } as const;
    const appended = await this.store.append({
      ledger,
      entries: [entry],
      isSameContent: () => false,
    });
    const [outcome] = appended.kind === 'appended' ? appended.outcomes : [];
    return outcome?.position ?? -1;
  }
}
