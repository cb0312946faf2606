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
export { canonicalJson } from './domain/canonical-json.js';
export { decodeEntry } from './domain/decode-entry.js';
export { commitPayload } from './domain/commitment.js';
export { commitmentOf, type Payload } from './domain/payload.js';
export { decodeMeta, encodeMeta, type PayloadMeta } from './domain/payload-meta.js';
export { answerLater, answerNow, type Asking } from './domain/asking.js';
export { edgeOfTiles } from './domain/edge-of-tiles.js';
export {
  hashesFromTiles,
  planConsistency,
  planInclusion,
  planRoot,
  type ProofPlan,
  type TileFile,
} from './domain/proof-plan.js';
export { checkConsistency, type ConsistencyClaim } from './domain/check-consistency.js';
export { checkInclusion, type InclusionClaim } from './domain/check-inclusion.js';
export { checkNote, type NoteVerdict, type Signer } from './domain/check-note.js';
export {
  parseVerifierKey,
  verifyConsistency,
  verifyInclusion,
  verifyNote,
} from './domain/verify-now.js';
export { sha256Later, verifyEd25519Later } from './domain/web-crypto.js';
export {
  formatNote,
  formatSignatures,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignatures,
} from './domain/note.js';
export {
  formatVerifierKey,
  type KeyRole,
  readVerifierKey,
  type VerifierKey,
} from './domain/verifier-key.js';
export {
  cosignText,
  formatSignerKey,
  parseSignerKey,
  signerKey,
  type SignerKey,
  signText,
} from './domain/signer-key.js';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './domain/checkpoint.js';
export { isSignedByLog, openCheckpoint, type OpenedCheckpoint } from './domain/open-checkpoint.js';
export { parsePolicy, type Policy, policyKeys, type PolicyParty } from './domain/policy.js';
export { anyWitness, hasQuorum, type Quorum, quorumTime, witnessGroup } from './domain/quorum.js';
export { formatProofText, parseProofText, type ProofText } from './domain/proof-text.js';
export {
  type AddCheckpoint,
  formatAddCheckpoint,
  formatWitnessSize,
  parseAddCheckpoint,
  parseWitnessSize,
} from './domain/witness-message.js';
export {
  type ArchiveFile,
  formatArchivePath,
  parseArchivePath,
  widthAt,
} from './domain/archive-path.js';
export { grownFiles } from './domain/grown-files.js';
export { decodeEntryBundle, encodeEntryBundle } from './domain/entry-bundle.js';
export {
  decodePayloadBundle,
  encodePayloadBundle,
  type PayloadSlot,
} from './domain/payload-bundle.js';
export {
  exportPaths,
  type ExportRequest,
  formatRange,
  RANGE_PATH,
  wholeBundles,
} from './domain/export-range.js';
export { formatTarHeader, parseTarHeader, TAR_BLOCK, type TarMember } from './domain/tar.js';
export type { Reading } from './domain/archive-reading.js';
export type { Depth, PositionRange, Report, Verdict } from './domain/verdict.js';
export {
  CHECKPOINT_PATH,
  unverified,
  verifyArchive,
  type VerifyRequest,
} from './domain/verify-archive.js';
export type { ArchiveReader } from './reading/archive-reader.js';
export { httpReader, type HttpOptions } from './reading/http-reader.js';
export { openArchive } from './reading/open-archive.js';
export { readAhead } from './reading/read-ahead.js';
export { AppendEntries, AppendEntriesHandler } from './append-entries.js';
export { EntriesFrom, EntriesFromHandler, type EntriesPage } from './entries-page.js';
export {
  QuarantinedEntries,
  QuarantinedEntriesHandler,
  type QuarantinePage,
  type QuarantineRequest,
} from './queries/quarantined-entries.js';
export { LedgerModule } from './ledger.module.js';
export {
  type Appended,
  type AppendRequest,
  type Cursor,
  type CursorMove,
  type CursorTally,
  type EntryRange,
  type LedgerHead,
  LedgerStore,
  type ListedEntry,
  type NewAct,
  type NewEntry,
  type NewEvent,
  type Outcome,
  type PartitionPlace,
  type ReceivedPayload,
  type RecordMark,
  type StoredEntry,
} from './ledger-store.js';
export { PostgresLedgerStore } from './postgres/postgres-ledger-store.js';
export {
  CheckpointStore,
  type ListedLedgerKey,
  type PublishedCheckpoint,
} from './postgres/checkpoint-store.js';
export type { Archive } from './archive/archive.js';
export { archiveAt, archiveWithin, openArchiveAt } from './archive/archive-location.js';
export { FolderArchive } from './archive/folder-archive.js';
export { KeyRing, type Signer as CheckpointSigner } from './seal/key-ring.js';
export { LedgerSeal, type LedgerSealParts } from './seal/ledger-seal.js';
export type { Announce } from './seal/publication.js';
export { SealError, type SealErrorCode } from './seal/seal-error.js';
export { SealMemory } from './seal/seal-memory.js';
export { Sealer, type SealerOptions } from './seal/sealer.js';
export { Witnesses } from './seal/witnesses.js';
export { ArchiveFileOf } from './queries/archive-file.js';
export { ConsistencyProofOf } from './queries/consistency-proof.js';
export { EntryAt } from './queries/entry-at.js';
export { InclusionProofOf } from './queries/inclusion-proof.js';
export { RootOf } from './queries/root-of.js';
export { type SealedLedger, SealedLedgers } from './queries/sealed-ledgers.js';
export { type TreeProof, TreeProver } from './queries/tree-prover.js';
export { TreeReader } from './postgres/tree-reader.js';
export { RestoreError, type RestoreErrorCode } from './restore/restore-error.js';
export { type Restored, restoreLedger, type Restoring } from './restore/restore-ledger.js';
export type { Judge, Judgement } from './restore/write-archived.js';
export { addKey, type KeyChange, retireKey } from './seal/rotate-keys.js';
export { DecideErasure } from './erasure/decide-erasure.js';
export { ErasureError, type ErasureErrorCode } from './erasure/erasure-error.js';
export type { ErasureRequest } from './erasure/erasure-request.js';
export { ErasuresOf } from './erasure/erasures-of.js';
export { RequestErasure } from './erasure/request-erasure.js';
export { type Exported, type Exporting, writeExport } from './export/write-export.js';
export { buffersOf, packAhead } from './postgres/pack-ahead.js';
export type { PackedAhead, Stamp } from './packed-ahead.js';
export { auditEntries } from './postgres/audit-entries.js';
export type { Auditing, Contradiction } from './postgres/auditing.js';
