// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import type { EntryRange, ListedEntry } from '../ledger-store.js';
import { besideEntry } from './beside-entry.js';

/** How many entries are in quarantine for one reason. */
export interface ReasonCount {
  /** the code of the reason */
  readonly reason: string;
  readonly count: number;
}

const CODE = `split_part(e.reason, ':', 1)`;

/** Reads the entries below state 3 by indexes that hold nothing else. */
export class QuarantineReader {
  constructor(private readonly database: Database) {}

  /** Entries in the order of their positions, of one reason or of all. */
  async list(
    { ledger, from, to, limit }: EntryRange,
    reason: string | null,
  ): Promise<readonly ListedEntry[]> {
    const values = [ledger, from, to, limit];
    return this.database.query<ListedEntry>(
      `SELECT e.position, e.recorded_at AS "recordedAt", e.state, e.reason, e.entry,
              encode(sha256(p.value), 'hex') AS "payloadDigest"
         FROM ledger_entry e
         ${besideEntry('ledger_payload', 'p', 'value')}
        WHERE e.ledger = $1 AND e.state < 3 AND e.position >= $2 AND e.position < $3
          ${reason === null ? '' : `AND ${CODE} = $5`}
        ORDER BY e.position LIMIT $4`,
      reason === null ? values : [...values, reason],
    );
  }

  /** The reasons of the entries below position `to`, the most frequent first. */
  async reasons(ledger: string, to: number): Promise<readonly ReasonCount[]> {
    return this.database.query<ReasonCount>(
      `SELECT ${CODE} AS reason, count(*) AS count FROM ledger_entry e
        WHERE e.ledger = $1 AND e.state < 3 AND e.position < $2
        GROUP BY 1 ORDER BY 2 DESC, 1`,
      [ledger, to],
    );
  }
}
