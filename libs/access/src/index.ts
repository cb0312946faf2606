// SPDX-License-Identifier: Apache-2.0
export { type AccessKey, keyIdOf, newAccessKey } from './access-key.js';
export { ACCESS_ROLES, type AccessRole } from './access-role.js';
export { KeyStore, type ListedKey, type Principal } from './key-store.js';
