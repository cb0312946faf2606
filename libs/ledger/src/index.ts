// SPDX-License-Identifier: Apache-2.0
export { LedgerError, type LedgerErrorCode } from './domain/errors.js';
export type { Hash } from './domain/hash.js';
export { EMPTY_ROOT, leafHash, nodeHash } from './domain/tree-hash.js';
export { rangeFromBytes, rangeToBytes, rootOfRange } from './domain/compact-range.js';
export { emptyEdge, type FullTile, growEdge, type TreeEdge } from './domain/tree-edge.js';
export {
  type ActEntry,
  type ActKind,
  type Channel,
  type Claim,
  type Entry,
  type EventEntry,
  type Json,
  type JsonObject,
  type PayloadReference,
  type UnreadableEntry,
  type UnreadableReason,
} from './domain/entry.js';
export { encodeEntry } from './domain/encode-entry.js';
export { decodeEntry } from './domain/decode-entry.js';
export { commitPayload } from './domain/commitment.js';
export { commitmentOf, type Payload } from './domain/payload.js';
export { decodeMeta, encodeMeta, type PayloadMeta } from './domain/payload-meta.js';
export { AppendEntries, AppendEntriesHandler } from './append-entries.js';
export { EntriesFrom, EntriesFromHandler, type EntriesPage } from './entries-page.js';
export { LedgerModule } from './ledger.module.js';
export {
  type Appended,
  type AppendRequest,
  type CursorMove,
  type EntryRange,
  type LedgerHead,
  LedgerStore,
  type ListedEntry,
  type NewEntry,
  type Outcome,
  type ReceivedPayload,
  type StoredEntry,
} from './ledger-store.js';
export { PostgresLedgerStore } from './postgres/postgres-ledger-store.js';
