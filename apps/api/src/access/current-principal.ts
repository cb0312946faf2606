// SPDX-License-Identifier: Apache-2.0
import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { NOTHING, type Principal, type Scope } from '#access';

/** On whose behalf code runs: known everywhere below a request's handler, without being passed on. */
@Injectable()
export class CurrentPrincipal {
  private readonly storage = new AsyncLocalStorage<Principal>();

  run<T>(principal: Principal, work: () => T): T {
    return this.storage.run(principal, work);
  }

  /** How far the current principal reaches; nowhere, where nobody is known. */
  get scope(): Scope {
    return this.storage.getStore()?.scope ?? NOTHING;
  }
}
