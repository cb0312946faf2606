// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';

/** A checkpoint as it was published. */
export interface PublishedCheckpoint {
  readonly size: number;
  /** the signed note, verbatim */
  readonly note: string;
  readonly sealedAt: Date;
  /** since when the quorum of witnesses has cosigned; null: not yet, or none is asked for */
  readonly cosignedAt: Date | null;
  /** whether the Kafka topic has the note as it stands */
  readonly announced: boolean;
}

/** A key that a ledger's checkpoints are, or were, signed with. */
export interface ListedLedgerKey {
  readonly vkey: string;
  readonly addedAt: Date;
  readonly retiredAt: Date | null;
  /** size of the last checkpoint that it signed; null while it signs */
  readonly finalSize: number | null;
}

const COLUMNS = 'size, note, sealed_at AS "sealedAt", cosigned_at AS "cosignedAt", announced';
const KEY_COLUMNS =
  'vkey, added_at AS "addedAt", retired_at AS "retiredAt", final_size AS "finalSize"';

/** Published checkpoints and public keys of the ledgers, in PostgreSQL. */
export class CheckpointStore {
  constructor(private readonly database: Database) {}

  /** The checkpoint of exactly `size` entries, or the newest for null; null when there is none. */
  async find(ledger: string, size: number | null): Promise<PublishedCheckpoint | null> {
    const [found] = await this.database.query<PublishedCheckpoint>(
      `SELECT ${COLUMNS} FROM ledger_checkpoint
        WHERE ledger = $1 AND ($2::bigint IS NULL OR size = $2) ORDER BY size DESC LIMIT 1`,
      [ledger, size],
    );
    return found ?? null;
  }

  /** The newest checkpoint of each ledger that has one. */
  async newest(): Promise<ReadonlyMap<string, PublishedCheckpoint>> {
    const rows = await this.database.query<PublishedCheckpoint & { readonly ledger: string }>(
      `SELECT h.ledger, c.* FROM ledger_head h CROSS JOIN LATERAL (
         SELECT ${COLUMNS} FROM ledger_checkpoint
          WHERE ledger = h.ledger ORDER BY size DESC LIMIT 1) c`,
    );
    return new Map(rows.map(({ ledger, ...checkpoint }) => [ledger, checkpoint]));
  }

  /** Stores a checkpoint, or what has been added to its note since. */
  async publish(ledger: string, checkpoint: PublishedCheckpoint): Promise<void> {
    const { size, note, sealedAt, cosignedAt, announced } = checkpoint;
    await this.database.query(
      `INSERT INTO ledger_checkpoint AS c (ledger, size, note, sealed_at, cosigned_at, announced)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (ledger, size) DO UPDATE
         SET note = EXCLUDED.note, cosigned_at = EXCLUDED.cosigned_at,
             announced = EXCLUDED.announced`,
      [ledger, size, note, sealedAt, cosignedAt, announced],
    );
  }

  keys(ledger: string): Promise<readonly ListedLedgerKey[]> {
    return this.database.query<ListedLedgerKey>(
      `SELECT ${KEY_COLUMNS} FROM ledger_key WHERE ledger = $1 ORDER BY added_at, vkey`,
      [ledger],
    );
  }

  /** The keys of every ledger that has any. */
  async keysOfAll(): Promise<ReadonlyMap<string, readonly ListedLedgerKey[]>> {
    const rows = await this.database.query<ListedLedgerKey & { readonly ledger: string }>(
      `SELECT ledger, ${KEY_COLUMNS} FROM ledger_key ORDER BY ledger, added_at, vkey`,
    );
    const keys = rows.map(({ ledger, ...key }) => [ledger, key] as const);
    const byLedger = Map.groupBy(keys, ([ledger]) => ledger);
    return new Map([...byLedger].map(([ledger, own]) => [ledger, own.map(([, key]) => key)]));
  }

  /** Notes the keys that sign from now on; those known already stay as they are. */
  async noteKeys(ledger: string, vkeys: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO ledger_key (ledger, vkey, added_at) SELECT $1, unnest($2::text[]), $3
       ON CONFLICT (ledger, vkey) DO NOTHING`,
      [ledger, vkeys, at],
    );
  }

  /** Notes that a key is to sign no more. */
  async retireKey(ledger: string, vkey: string, at: Date): Promise<void> {
    await this.database.query(
      `UPDATE ledger_key SET retired_at = $3
        WHERE ledger = $1 AND vkey = $2 AND retired_at IS NULL`,
      [ledger, vkey, at],
    );
  }

  /** Notes the size of the last checkpoint that a retired key signed. */
  async noteFinalSize(ledger: string, vkey: string, finalSize: number): Promise<void> {
    await this.database.query(
      'UPDATE ledger_key SET final_size = $3 WHERE ledger = $1 AND vkey = $2',
      [ledger, vkey, finalSize],
    );
  }
}
