// SPDX-License-Identifier: Apache-2.0
export { type AccessKey, keyIdOf, newAccessKey } from './access-key.js';
export { ACCESS_ROLES, type AccessRole } from './access-role.js';
export { type Grant, KeyStore, type ListedKey } from './key-store.js';
export type { Principal } from './principal.js';
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
