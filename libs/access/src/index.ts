// SPDX-License-Identifier: Apache-2.0
export { type AccessKey, newAccessKey } from './access-key.js';
export { AccessError } from './access-error.js';
export { ACCESS_ROLES, type AccessRole } from './access-role.js';
export { Bearers } from './bearers.js';
export { type Grant, KeyStore, type ListedKey } from './key-store.js';
export { type ExportBounds, ExportSlots, type Release } from './export-slots.js';
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
export { auditReads } from './journal/audit-reads.js';
export { JournalError } from './journal/journal-error.js';
export { READ_ACTIONS, type Read, type ReadAction, targetOf } from './journal/read.js';
export { ReadJournal } from './journal/read-journal.js';
export { ReadSealer, type ReadSealerOptions } from './journal/read-sealer.js';
export {
  type JournalledRead,
  type ReadFilter,
  readsPage,
  type ReadsPage,
  type ReadsRequest,
} from './journal/reads-page.js';
export { sealReads, type SealingReads } from './journal/seal-reads.js';
