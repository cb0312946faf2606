// SPDX-License-Identifier: Apache-2.0
import { keyIdOf } from './access-key.js';
import type { KeyStore } from './key-store.js';
import type { AccessTokens } from './oidc/access-tokens.js';
import type { Verdict } from './principal.js';

/** Tells whom a bearer stands for: a key of ours, or a token of the configured provider. */
export class Bearers {
  constructor(
    private readonly keys: KeyStore,
    /** null: no provider is configured */
    private readonly tokens: AccessTokens | null,
  ) {}

  /** Throws AccessError when a token cannot be checked at the moment. */
  async judge(bearer: string): Promise<Verdict> {
    if (keyIdOf(bearer) !== null) {
      const principal = await this.keys.principalOf(bearer);
      return principal === null ? { kind: 'refused', reason: 'KEY' } : { kind: 'known', principal };
    }
    return this.tokens?.judge(bearer) ?? { kind: 'refused', reason: 'NO_KEY' };
  }
}
