// SPDX-License-Identifier: Apache-2.0
import type { AccessRole } from './access-role.js';
import type { Scope } from './scope.js';

/** Who speaks: what was shown, and what it allows. */
export interface Principal {
  /** the id of a key, or `oidc:` and the subject of a token */
  readonly id: string;
  readonly role: AccessRole;
  readonly scope: Scope;
}

/** What a bearer key or token amounts to; `reason` is for the log, never the text that was shown. */
export type Verdict =
  | { readonly kind: 'known'; readonly principal: Principal }
  | { readonly kind: 'refused'; readonly reason: string }
  /** a good token of somebody whom no grant knows */
  | { readonly kind: 'ungranted' };
