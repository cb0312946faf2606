// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Database, failpoint } from '#platform';
import type { Archive } from '../archive/archive.js';
import { formatArchivePath } from '../domain/archive-path.js';
import { equalBytes } from '../domain/bytes.js';
import { rootOfRange } from '../domain/compact-range.js';
import { emptyEdge, type TreeEdge } from '../domain/tree-edge.js';
import { formatVerifierKey } from '../domain/verifier-key.js';
import type { CheckpointStore } from '../postgres/checkpoint-store.js';
import { firstDifference } from '../postgres/first-difference.js';
import { type HeadRow, readHead } from '../postgres/head-row.js';
import { archiveErasures } from './archive-erasures.js';
import { growArchive } from './grow-archive.js';
import type { KeyRing, Signer } from './key-ring.js';
import { type Announce, Publication } from './publication.js';
import { SealError } from './seal-error.js';
import type { SealMemory } from './seal-memory.js';
import { archivedEdge, archivedProof, lastSigned, type Signed, signTree } from './sealed-tree.js';
import { isSame, refuseShrunk, requireName, requireSame, treeDiffers } from './tree-head.js';
import type { Cosigned, Witnesses } from './witnesses.js';

/** What sealing one ledger works with. */
export interface LedgerSealParts {
  readonly ledger: string;
  readonly database: Database;
  readonly checkpoints: CheckpointStore;
  readonly archive: Archive;
  readonly keys: KeyRing;
  readonly memory: SealMemory;
  readonly clock: Clock;
  readonly announce: Announce | null;
  readonly witnesses: Witnesses | null;
  /** true: nothing is published before the quorum of witnesses has cosigned */
  readonly isStrict: boolean;
}

/** What this process knows of the ledger: its sealed tree, and the note that was signed over it. */
interface Known {
  readonly edge: TreeEdge;
  readonly signed: Signed | null;
  readonly isPublished: boolean;
}

/** The sealing of one ledger (ledger.md §4). Not for two processes at a time. */
export class LedgerSeal {
  private known: Known | null = null;
  private readonly publication: Publication;

  constructor(private readonly parts: LedgerSealParts) {
    this.publication = new Publication(parts);
  }

  /** Size of what was signed last, as far as this process knows. */
  get size(): number {
    return this.known?.edge.size ?? 0;
  }

  /**
   * Seals what was appended since: re-reads and re-hashes it, extends the archive, signs, remembers,
   * publishes. True when something was signed. Throws SealError when it must not sign.
   */
  async seal(): Promise<boolean> {
    const { ledger, keys, database } = this.parts;
    // keys first: the entry that announces a key is in any head read after the key was put there
    const signers = await keys.signers(ledger);
    const head = await readHead(database, ledger);
    requireName(signers, head);
    this.known ??= await this.recall(signers);
    const { edge } = this.known;
    refuseShrunk(head, edge.size, ledger);
    if (head.size === edge.size) {
      requireSame(head, edge);
      await this.publishKnown();
      return false;
    }
    await this.extend(head, edge, signers);
    await this.publishKnown();
    return true;
  }

  /** Forgets what this process knows: another one may have sealed in the meantime. */
  forget(): void {
    this.known = null;
  }

  /** Makes up for what was left undone: payloads to be erased in the archive, news for Kafka. */
  async catchUp(): Promise<void> {
    await archiveErasures(this.parts, this.size);
    await this.publication.catchUp();
  }

  /** Asks the witnesses for the newest checkpoint, and publishes what they add. */
  async cosign(): Promise<Cosigned | null> {
    const signed = this.known?.signed ?? null;
    const { witnesses, archive } = this.parts;
    if (signed === null || witnesses === null) return null;
    const { size } = signed.checkpoint;
    const cosigned = await witnesses.cosign(signed, (oldSize) =>
      archivedProof(archive, oldSize, size),
    );
    if (cosigned.signed.note !== signed.note && (cosigned.hasQuorum || !this.parts.isStrict)) {
      await this.publication.publish(cosigned.signed, cosigned.hasQuorum);
    }
    return cosigned;
  }

  /** What was signed last, and its tree: from the archive, or from the database if that agrees. */
  private async recall(signers: readonly Signer[]): Promise<Known> {
    const { ledger, memory, archive, checkpoints } = this.parts;
    await this.noteKeys(signers);
    const verifiers = signers.map(({ verifier }) => verifier);
    const last = await lastSigned(await memory.recall(ledger), archive, verifiers);
    const published = await checkpoints.find(ledger, null);
    if (last !== null) {
      const { signed, isArchived } = last;
      const edge = await archivedEdge(archive, signed.checkpoint);
      const isPublished = isArchived && published?.size === Number(signed.checkpoint.size);
      return { edge: edge ?? (await this.archiveAgain(signed)), signed, isPublished };
    }
    if (published === null) return { edge: emptyEdge(), signed: null, isPublished: true };
    throw new SealError(
      'MEMORY_MISSING',
      `ledger '${ledger}' has a checkpoint of ${published.size} entries that neither the sealer's ` +
        `memory nor the archive knows: restore them from a backup`,
    );
  }

  /** The archive is lost or broken: it is written again, if the database has the tree that was signed. */
  private async archiveAgain({ checkpoint }: Signed): Promise<TreeEdge> {
    const size = Number(checkpoint.size);
    const { database, ledger } = this.parts;
    refuseShrunk(await readHead(database, ledger), size, ledger);
    const { edge } = await growArchive(this.parts, emptyEdge(), size);
    if (equalBytes(rootOfRange(edge.range), checkpoint.root)) return edge;
    throw treeDiffers(`its first ${size} entries do not have the root that was signed`);
  }

  private async extend(head: HeadRow, edge: TreeEdge, signers: readonly Signer[]): Promise<void> {
    const { database, ledger, archive, memory } = this.parts;
    const growth = await growArchive(this.parts, edge, head.size);
    if (!isSame(head, growth.edge)) {
      const position = await firstDifference(database, ledger, [edge.size, head.size]);
      throw treeDiffers(`the first entry concerned is ${position ?? `after ${edge.size - 1}`}`);
    }
    for (const erasure of growth.erasures) {
      await database.query('SELECT erase_payloads($1, $2)', [ledger, erasure]);
    }
    await failpoint('seal.after_erasure');
    const signed = await signTree(signers, head.origin, growth.edge);
    await memory.remember(ledger, signed.note);
    await failpoint('seal.after_remember');
    this.known = { edge: growth.edge, signed, isPublished: false };
    await Promise.all(growth.full.map((file) => archive.removePartial(formatArchivePath(file))));
  }

  private async publishKnown(): Promise<void> {
    const { known } = this;
    const { isStrict, witnesses } = this.parts;
    if (known === null || known.signed === null || known.isPublished) return;
    if (isStrict && witnesses !== null) {
      const cosigned = await this.cosign();
      if (cosigned?.hasQuorum !== true) return;
    } else {
      await this.publication.publish(known.signed, false);
    }
    this.known = { ...known, isPublished: true };
  }

  private async noteKeys(signers: readonly Signer[]): Promise<void> {
    const { checkpoints, ledger, clock } = this.parts;
    const vkeys = signers.map(({ verifier }) => formatVerifierKey(verifier));
    await checkpoints.noteKeys(ledger, vkeys, new Date(clock.nowMs()));
  }
}
