// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { JournalError } from './journal-error.js';
import { hashOfRead, type Read } from './read.js';

/** Reads that may wait to be written, of one ledger; beyond it nothing more is shown. */
const MOST_WAITING = 10_000;
const MOST_ROWS = 500;

interface Waiting {
  readonly read: Read;
  readonly hash: Uint8Array;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** One statement, so that one round trip numbers and writes a batch, whole or not at all. */
const WRITE = `
  WITH journal AS (
    INSERT INTO read_journal AS known (ledger, size) VALUES ($1, $2)
    ON CONFLICT (ledger) DO UPDATE SET size = known.size + $2
    RETURNING size
  )
  INSERT INTO journalled_read (ledger, number, read_at, request_id, principal, role, action,
         operation, target, status, as_of, row_count, digest, hash)
  SELECT $1, journal.size - $2 + row.place - 1, row.read_at, row.request_id, row.principal, row.role,
         row.action, row.operation, row.target, row.status, row.as_of, row.row_count, row.digest,
         row.hash
    FROM journal, unnest($3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
           $8::text[], $9::text[], $10::smallint[], $11::bigint[], $12::bigint[], $13::bytea[],
           $14::bytea[]) WITH ORDINALITY
         AS row(read_at, request_id, principal, role, action, operation, target, status, as_of,
           row_count, digest, hash, place)`;

/**
 * The journal of reads (ADR 0027). Whoever adds a read waits until it is written, together with
 * those that came meanwhile: an answer that leaves is in the journal, whatever happens then.
 */
export class ReadJournal {
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly writing = new Set<string>();

  constructor(private readonly database: Database) {}

  /** Resolves when the read is written. Throws JournalError. */
  add(read: Read): Promise<void> {
    const { ledger } = read;
    const queue = this.waiting.get(ledger) ?? [];
    this.waiting.set(ledger, queue);
    if (queue.length >= MOST_WAITING) {
      return Promise.reject(unavailable(new Error(`${queue.length} reads wait to be written`)));
    }
    return new Promise((done, failed) => {
      queue.push({ read, hash: hashOfRead(read), done, failed });
      if (!this.writing.has(ledger)) void this.drain(ledger, queue);
    });
  }

  private async drain(ledger: string, queue: Waiting[]): Promise<void> {
    this.writing.add(ledger);
    while (queue.length > 0) {
      const batch = queue.splice(0, MOST_ROWS);
      try {
        await this.write(ledger, batch);
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(unavailable(error));
      }
    }
    this.writing.delete(ledger);
  }

  private async write(ledger: string, batch: readonly Waiting[]): Promise<void> {
    const column = <T>(of: (read: Read) => T) => batch.map(({ read }) => of(read));
    await this.database.query(WRITE, [
      ledger,
      batch.length,
      column(({ readAt }) => readAt),
      column(({ requestId }) => requestId),
      column(({ principal }) => principal),
      column(({ role }) => role),
      column(({ action }) => action),
      column(({ operation }) => operation),
      column(({ target }) => target),
      column(({ status }) => status),
      column(({ asOf }) => asOf),
      column(({ rows }) => rows),
      column(({ digest }) => digest && Buffer.from(digest)),
      batch.map(({ hash }) => Buffer.from(hash)),
    ]);
  }
}

function unavailable(cause: unknown): JournalError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new JournalError('JOURNAL_UNAVAILABLE', `the read cannot be journalled: ${reason}`, {
    cause,
  });
}
