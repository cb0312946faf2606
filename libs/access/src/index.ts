// SPDX-License-Identifier: Apache-2.0
export { type AccessKey, newAccessKey } from './access-key.js';
export { AccessError } from './access-error.js';
export { ACCESS_ROLES, type AccessRole } from './access-role.js';
export { Bearers } from './bearers.js';
export { type Grant, KeyStore, type ListedKey } from './key-store.js';
export { AccessTokens } from './oidc/access-tokens.js';
export { type OidcSettings, parseOidcSettings } from './oidc/oidc-settings.js';
export type { Principal, Verdict } from './principal.js';
export { type Allowance, ReadAllowances } from './read-allowance.js';
export {
  ALL,
  covers,
  EVERYTHING,
  holds,
  holdsSource,
  missingFor,
  NOTHING,
  type Scope,
} from './scope.js';
