// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, FixedClock } from '#platform';
import { anEvent } from '#testing';
import { FolderArchive } from '../../archive/folder-archive.js';
import { parseArchivePath } from '../../domain/archive-path.js';
import { answerLater } from '../../domain/asking.js';
import type { Report } from '../../domain/verdict.js';
import { anyWitness } from '../../domain/quorum.js';
import { CHECKPOINT_PATH, verifyArchive, type VerifyRequest } from '../../domain/verify-archive.js';
import type { NewAct, NewEntry } from '../../ledger-store.js';
import { CheckpointStore } from '../../postgres/checkpoint-store.js';
import { PostgresLedgerStore } from '../../postgres/postgres-ledger-store.js';
import { TreeReader } from '../../postgres/tree-reader.js';
import { KeyRing } from '../key-ring.js';
import { LedgerSeal, type LedgerSealParts } from '../ledger-seal.js';
import { SealMemory } from '../seal-memory.js';

const TABLES = ['ledger_entry', 'ledger_payload', 'ledger_tile', 'ledger_checkpoint'];
let founded = 0;

/** A ledger of its own in a test database, its sealer, archive and keys in a folder of its own. */
export class Sealing {
  readonly announced: string[] = [];
  seal: LedgerSeal;
  private count = 0;

  private constructor(
    readonly folder: string,
    readonly store: PostgresLedgerStore,
    readonly parts: LedgerSealParts,
  ) {
    this.seal = new LedgerSeal(this.parts);
  }

  get ledger(): string {
    return this.parts.ledger;
  }

  get checkpoints(): CheckpointStore {
    return this.parts.checkpoints;
  }

  static async found(database: Database, rest: Partial<LedgerSealParts> = {}): Promise<Sealing> {
    const ledger = `sealed-${(founded += 1)}`;
    const folder = await mkdtemp(join(tmpdir(), 'change-ledger-seal-'));
    const clock = new FixedClock(Date.UTC(2026, 10, 24));
    const store = new PostgresLedgerStore(database, clock);
    await store.open(ledger, originOf(ledger));
    const keys = new KeyRing(folder);
    await keys.add(ledger, keys.create(originOf(ledger)));
    const sealing = new Sealing(folder, store, {
      ledger,
      database,
      checkpoints: new CheckpointStore(database),
      archive: new FolderArchive(join(folder, 'archive')),
      keys,
      memory: new SealMemory(folder),
      clock,
      announce: async (_origin, note) => void sealing.announced.push(note),
      witnesses: null,
      isStrict: false,
      ...rest,
    });
    return sealing;
  }

  get archiveFolder(): string {
    return join(this.folder, 'archive');
  }

  /** Forgets all that the process knew, as a restart does; parts may be others afterwards. */
  restart(rest: Partial<LedgerSealParts> = {}): void {
    this.seal = new LedgerSeal({ ...this.parts, ...rest });
  }

  async append(count: number): Promise<void> {
    const entries = Array.from({ length: count }, () => anEvent(`e${(this.count += 1)}`));
    await this.appendAll(entries);
  }

  /** Appends an act of the ledger's own; gives its position. */
  async appendAct(act: NewAct): Promise<number> {
    const { size } = await this.store.head(this.ledger);
    await this.appendAll([act]);
    return size;
  }

  note(): Promise<string> {
    return readFile(join(this.archiveFolder, 'checkpoint'), 'utf8');
  }

  /** What a stranger finds who has the keys and the archive. */
  verify(rest: Partial<VerifyRequest> = {}): Promise<Report> {
    return this.verifyFiles(rest, (path) => this.parts.archive.read(path));
  }

  /** What a stranger finds who has the keys and reads over HTTP, which answers from the database. */
  verifyDatabase(rest: Partial<VerifyRequest> = {}): Promise<Report> {
    const tree = new TreeReader(this.parts.database);
    return this.verifyFiles(rest, async (path) => {
      if (path === CHECKPOINT_PATH) {
        const found = await this.checkpoints.find(this.ledger, null);
        return found && Buffer.from(found.note);
      }
      const file = parseArchivePath(path);
      return file && tree.file(this.ledger, file);
    });
  }

  /** Runs statements as a superuser who disables what would stop them. */
  async attack(...statements: readonly string[]): Promise<void> {
    await this.parts.database.transaction(async (session) => {
      for (const table of TABLES) await session.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      for (const statement of statements) {
        await session.query(statement.replaceAll('$ledger', `'${this.ledger}'`));
      }
      for (const table of TABLES) await session.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    });
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async verifyFiles(
    rest: Partial<VerifyRequest>,
    read: (path: string) => Promise<Uint8Array | null>,
  ): Promise<Report> {
    const keys = await this.parts.keys.verifiers(this.ledger);
    const quorum = anyWitness(keys);
    const request: VerifyRequest = { keys, quorum, pinned: null, depth: 'payloads', ...rest };
    return answerLater(verifyArchive(request), read);
  }

  private async appendAll(entries: readonly NewEntry[]): Promise<void> {
    await this.store.append({ ledger: this.ledger, entries, isSameContent: () => true });
  }
}

export function originOf(ledger: string): string {
  return `example.org/${ledger}`;
}
