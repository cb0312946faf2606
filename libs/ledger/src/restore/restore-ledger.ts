// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import type { Archive } from '../archive/archive.js';
import { readEdge } from '../archive/read-edge.js';
import { answerLater } from '../domain/asking.js';
import { equalBytes } from '../domain/bytes.js';
import type { Checkpoint } from '../domain/checkpoint.js';
import { rootOfRange } from '../domain/compact-range.js';
import { anyWitness } from '../domain/quorum.js';
import { TILE_WIDTH, type TreeEdge } from '../domain/tree-edge.js';
import type { VerifierKey } from '../domain/verifier-key.js';
import { verifyArchive } from '../domain/verify-archive.js';
import type { AppendRequest, LedgerStore } from '../ledger-store.js';
import { TreeReader } from '../postgres/tree-reader.js';
import { archivedBundle, commonSize } from './archived-tree.js';
import { cutTail } from './cut-tail.js';
import { RestoreError } from './restore-error.js';
import { type Judge, writeArchived } from './write-archived.js';

/** What a restore works with. The service must not run meanwhile. */
export interface Restoring {
  readonly ledger: string;
  readonly database: Database;
  readonly store: LedgerStore;
  readonly archive: Pick<Archive, 'read'>;
  /** keys of the log, obtained elsewhere than from the archive */
  readonly keys: readonly VerifierKey[];
  readonly judge: Judge;
  readonly isSameContent: AppendRequest['isSameContent'];
  /** true: entries that only the database has give way to the archive's */
  readonly replacesTail: boolean;
  readonly onProgress: (position: number, size: number) => void;
}

/** What a restore did. */
export interface Restored {
  readonly size: number;
  /** entries taken from the archive */
  readonly taken: number;
  /** entries of the database that gave way; those of Kafka are read again by the service */
  readonly replaced: number;
  /** of these, events of other channels, which were appended again at the end */
  readonly appendedAgain: number;
}

/**
 * Takes what the database lacks from the archive, byte for byte and at the same positions, after
 * verifying the archive whole. It may be stopped and run again. Throws RestoreError, LedgerError.
 */
export async function restoreLedger(restoring: Restoring): Promise<Restored> {
  const { ledger, store, database } = restoring;
  const checkpoint = await verified(restoring);
  const head = await store.open(ledger, checkpoint.origin);
  const archived = Number(checkpoint.size);
  const common = await commonSize(restoring, { stored: head.size, archived });
  const replaced = head.size - common;
  if (common < Math.min(head.size, archived) && !restoring.replacesTail) {
    throw new RestoreError(
      'LEDGER_FORKED',
      `the database has ${head.size} entries, of which the archive has the first ${common}: the ` +
        `${replaced} after them were appended to an old backup. With --replace-tail they give way to ` +
        `the archive's; those from Kafka are read again, others are appended again`,
    );
  }
  if (common === Math.min(head.size, archived) && head.size >= archived) {
    return { size: head.size, taken: 0, replaced: 0, appendedAgain: 0 };
  }
  const edge = await edgeInDatabase(restoring, common);
  const again =
    replaced === 0 ? [] : await database.transaction((session) => cutTail(session, ledger, edge));
  await takeFrom(restoring, edge, checkpoint);
  if (again.length > 0) {
    await store.append({ ledger, entries: again, isSameContent: restoring.isSameContent });
  }
  const { size } = await store.head(ledger);
  return { size, taken: archived - common, replaced, appendedAgain: again.length };
}

async function verified({ archive, keys }: Restoring): Promise<Checkpoint> {
  const request = { keys, quorum: anyWitness(keys), pinned: null, depth: 'payloads' } as const;
  const report = await answerLater(verifyArchive(request), (path) => archive.read(path));
  const { checkpoint, integrity, completeness } = report;
  const bad = [integrity, completeness].find(({ kind }) => kind !== 'OK' && kind !== 'REDACTED');
  if (checkpoint !== null && bad === undefined) return checkpoint;
  const position = bad?.position ?? null;
  const where = position === null ? '' : ` at position ${position}`;
  throw new RestoreError(
    'ARCHIVE_INVALID',
    `the archive is ${bad?.kind}${where}: ${bad?.reason}; nothing was taken from it`,
  );
}

async function edgeInDatabase({ database, ledger }: Restoring, size: number): Promise<TreeEdge> {
  const tree = new TreeReader(database);
  const edge = await readEdge(size, (tile) => tree.file(ledger, tile));
  if (edge !== null) return edge;
  throw new RestoreError('LEDGER_FORKED', `the database lacks tiles of its first ${size} entries`);
}

/** bundles a transaction */
const BATCH = 8;

async function takeFrom(
  { database, ledger, archive, judge, onProgress }: Restoring,
  from: TreeEdge,
  checkpoint: Checkpoint,
): Promise<void> {
  const size = Number(checkpoint.size);
  let edge = from;
  while (edge.size < size) {
    const first = Math.floor(edge.size / TILE_WIDTH);
    const count = Math.min(BATCH, Math.ceil(size / TILE_WIDTH) - first);
    const bundles = await Promise.all(
      Array.from({ length: count }, (_, at) => archivedBundle(archive, first + at, size)),
    );
    const start = edge;
    const entries = bundles.flat().filter(({ position }) => position >= start.size);
    edge = await database.transaction((session) =>
      writeArchived(session, { ledger, edge: start, judge }, entries),
    );
    onProgress(edge.size, size);
  }
  if (equalBytes(rootOfRange(edge.range), checkpoint.root)) return;
  throw new RestoreError('ARCHIVE_INVALID', 'the archive changed while it was being read');
}
