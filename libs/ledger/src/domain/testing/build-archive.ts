// SPDX-License-Identifier: Apache-2.0
import { type ArchiveFile, formatArchivePath } from '../archive-path.js';
import { concatBytes, utf8 } from '../bytes.js';
import { formatCheckpoint } from '../checkpoint.js';
import { rootOfRange } from '../compact-range.js';
import { encodeEntryBundle } from '../entry-bundle.js';
import { grownFiles } from '../grown-files.js';
import { formatNote } from '../note.js';
import { encodePayloadBundle, type PayloadSlot } from '../payload-bundle.js';
import { signText, type SignerKey } from '../signer-key.js';
import { emptyEdge, growEdge, type TreeEdge } from '../tree-edge.js';
import { leafHash } from '../tree-hash.js';

/** One position as the archive keeps it. */
export interface Archived {
  readonly entry: Uint8Array;
  readonly slot: PayloadSlot;
}

export type Archive = Map<string, Uint8Array>;

/** The files of an archive whose head the signer signs. */
export function buildArchive(archived: readonly Archived[], signer: SignerKey): Archive {
  const archive: Archive = new Map();
  const tree = growTree(archived);
  for (const file of grownFiles(0, archived.length)) {
    archive.set(formatArchivePath(file), contentOf(file, archived, tree));
  }
  archive.set('checkpoint', utf8(signedHead(tree.edge, signer)));
  return archive;
}

/** The signed note of the checkpoint over the first entries. */
export function signedHead(edge: TreeEdge, signer: SignerKey): string {
  const root = rootOfRange(edge.range);
  const text = formatCheckpoint({ origin: signer.verifier.name, size: BigInt(edge.size), root });
  return formatNote({ text, signatures: [signText(signer, text)] });
}

type Tree = ReturnType<typeof growEdge>;

export function growTree(archived: readonly Archived[]): Tree {
  return growEdge(
    emptyEdge(),
    archived.map(({ entry }) => leafHash(entry)),
  );
}

function contentOf(file: ArchiveFile, archived: readonly Archived[], tree: Tree): Uint8Array {
  const held = archived.slice(file.index * 256, file.index * 256 + file.width);
  if (file.kind === 'entries') return encodeEntryBundle(held.map(({ entry }) => entry));
  if (file.kind === 'payload') return encodePayloadBundle(held.map(({ slot }) => slot));
  const { level, index } = file;
  const full = tree.full.find((tile) => tile.level === level && tile.index === index);
  return full?.hashes ?? concatBytes(tree.edge.tiles[level] ?? []);
}
