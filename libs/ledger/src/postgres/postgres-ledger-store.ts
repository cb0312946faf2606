// SPDX-License-Identifier: Apache-2.0
import type { Clock, Database } from '#platform';
import { LedgerError } from '../domain/errors.js';
import {
  type Appended,
  type AppendRequest,
  type Cursor,
  type CursorTally,
  type EntryRange,
  type LedgerHead,
  LedgerStore,
  type ListedEntry,
  type PartitionPlace,
  type StoredEntry,
} from '../ledger-store.js';
import { readCursor, readCursors } from './cursors.js';
import { LedgerWriter } from './ledger-writer.js';
import { listEntries, readEntries } from './read-entries.js';
import { identityKey, keyOfUuid, uuidArray } from './uuid-array.js';

const HEAD = 'SELECT ledger, origin, size, recorded_at AS "recordedAt" FROM ledger_head';

/** The ledger in PostgreSQL. Appends of one process to one ledger wait for each other. */
export class PostgresLedgerStore extends LedgerStore {
  private readonly writers = new Map<string, LedgerWriter>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async open(ledger: string, origin: string): Promise<LedgerHead> {
    await this.database.query(
      'INSERT INTO ledger_head (ledger, origin) VALUES ($1, $2) ON CONFLICT (ledger) DO NOTHING',
      [ledger, origin],
    );
    const head = await this.head(ledger);
    if (head.origin === origin) return head;
    throw new LedgerError(
      'LEDGER_MISMATCH',
      `ledger '${ledger}' was founded as ${head.origin}, configured is ${origin}`,
    );
  }

  override async head(ledger: string): Promise<LedgerHead> {
    const [head] = await this.database.query<LedgerHead>(`${HEAD} WHERE ledger = $1`, [ledger]);
    if (head === undefined) throw new LedgerError('LEDGER_UNKNOWN', `no ledger '${ledger}'`);
    return head;
  }

  override heads(): Promise<readonly LedgerHead[]> {
    return this.database.query<LedgerHead>(`${HEAD} ORDER BY ledger`);
  }

  override append(request: AppendRequest): Promise<Appended> {
    const { ledger } = request;
    const writer = this.writers.get(ledger) ?? new LedgerWriter(ledger, this.database, this.clock);
    this.writers.set(ledger, writer);
    return writer.append(request);
  }

  override cursor(at: PartitionPlace, ledger: string): Promise<Cursor> {
    return readCursor(this.database, at, ledger);
  }

  override cursors(ledger: string): Promise<readonly CursorTally[]> {
    return readCursors(this.database, ledger);
  }

  override async known(
    ledger: string,
    identities: readonly Uint8Array[],
  ): Promise<readonly boolean[]> {
    const rows = await this.database.query<{ identity: string }>(
      `SELECT DISTINCT identity FROM ledger_identity
        WHERE ledger = $1 AND identity = ANY ($2::uuid[])`,
      [ledger, uuidArray(identities)],
    );
    const found = new Set(rows.map((row) => keyOfUuid(row.identity)));
    return identities.map((identity) => found.has(identityKey(identity)));
  }

  override read(range: EntryRange): Promise<readonly StoredEntry[]> {
    return readEntries(this.database, range);
  }

  override list(range: EntryRange): Promise<readonly ListedEntry[]> {
    return listEntries(this.database, range);
  }
}
