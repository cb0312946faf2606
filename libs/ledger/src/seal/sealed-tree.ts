// SPDX-License-Identifier: Apache-2.0
import type { Archive } from '../archive/archive.js';
import { readEdge } from '../archive/read-edge.js';
import { formatArchivePath } from '../domain/archive-path.js';
import { CHECKPOINT_PATH } from '../domain/verify-archive.js';
import { readFile } from '../domain/archive-reading.js';
import { answerLater } from '../domain/asking.js';
import { equalBytes, fromUtf8 } from '../domain/bytes.js';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../domain/checkpoint.js';
import { rootOfRange } from '../domain/compact-range.js';
import { formatNote, parseNote } from '../domain/note.js';
import { openCheckpoint, isSignedByLog } from '../domain/open-checkpoint.js';
import type { Hash } from '../domain/hash.js';
import { hashesFromTiles, planConsistency } from '../domain/proof-plan.js';
import { TILE_WIDTH, type TreeEdge } from '../domain/tree-edge.js';
import type { VerifierKey } from '../domain/verifier-key.js';
import type { Signer } from './key-ring.js';
import { SealError } from './seal-error.js';

/** What was signed last. */
export interface Signed {
  /** the signed note, verbatim */
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

/** What was signed last, and whether the archive says so. */
export interface LastSigned {
  readonly signed: Signed;
  readonly isArchived: boolean;
}

/** A remembered note. Throws LedgerError when it is none. */
export function readSigned(note: string): Signed {
  return { note, checkpoint: parseCheckpoint(parseNote(note).text) };
}

/**
 * What was signed last as far as anything outside the database knows: the sealer's memory, or the
 * archive where that is further. Null when nothing ever was. Throws SealError MEMORY_DIFFERS.
 */
export async function lastSigned(
  remembered: string | null,
  archive: Archive,
  keys: readonly VerifierKey[],
): Promise<LastSigned | null> {
  const memory = remembered === null ? null : readSigned(remembered);
  const archived = await signedInArchive(archive, keys);
  if (archived === null) return memory && { signed: memory, isArchived: false };
  if (memory === null || archived.checkpoint.size > memory.checkpoint.size) {
    return { signed: archived, isArchived: true };
  }
  const isArchived = archived.checkpoint.size === memory.checkpoint.size;
  if (!isArchived || equalBytes(archived.checkpoint.root, memory.checkpoint.root)) {
    return { signed: memory, isArchived };
  }
  throw new SealError(
    'MEMORY_DIFFERS',
    `the sealer remembers another tree of ${memory.checkpoint.size} entries than the archive holds`,
  );
}

async function signedInArchive(
  archive: Archive,
  keys: readonly VerifierKey[],
): Promise<Signed | null> {
  const bytes = await archive.read(CHECKPOINT_PATH);
  if (bytes === null) return null;
  const note = fromUtf8(bytes) ?? '';
  const opened = openCheckpoint(note, keys);
  if (opened.kind === 'opened' && isSignedByLog(opened.checkpoint, opened.signatures)) {
    return { note, checkpoint: opened.checkpoint };
  }
  throw new SealError('MEMORY_DIFFERS', 'the checkpoint in the archive is not signed by our keys');
}

/** The edge of the archive's tree at a checkpoint; null when files are missing or other ones. */
export async function archivedEdge(
  archive: Archive,
  { size, root }: Checkpoint,
): Promise<TreeEdge | null> {
  const edge = await readEdge(Number(size), (tile) =>
    answerLater(readFile(tile), (path) => archive.read(path)),
  );
  return edge !== null && equalBytes(rootOfRange(edge.range), root) ? edge : null;
}

/** The tree, signed with every key, as a note. */
export async function signTree(
  signers: readonly Signer[],
  origin: string,
  edge: TreeEdge,
): Promise<Signed> {
  const root = rootOfRange(edge.range);
  const text = formatCheckpoint({ origin, size: BigInt(edge.size), root });
  const signatures = await Promise.all(signers.map((signer) => signer.sign(text)));
  return readSigned(formatNote({ text, signatures }));
}

/** The proof, out of the archive, that the tree of `newSize` entries continues that of `oldSize`. */
export async function archivedProof(
  archive: Archive,
  oldSize: bigint,
  newSize: bigint,
): Promise<readonly Hash[]> {
  const plan = planConsistency(oldSize, newSize);
  const tiles = plan.tiles.map(async (tile) => {
    const exact = await archive.read(formatArchivePath(tile));
    const full = { ...tile, width: TILE_WIDTH };
    return exact ?? (await archive.read(formatArchivePath(full))) ?? new Uint8Array(0);
  });
  return hashesFromTiles(plan, await Promise.all(tiles));
}
