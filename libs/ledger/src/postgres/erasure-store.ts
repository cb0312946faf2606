// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import type { ErasureRequest } from '../erasure/erasure-request.js';

const COLUMNS = `ledger, request_id AS "requestId", positions, basis, requested_by AS "requestedBy",
  requested_at AS "requestedAt", state, decided_by AS "decidedBy", decided_at AS "decidedAt", erasure`;

/** Requests for erasure, in PostgreSQL. */
export class ErasureStore {
  constructor(private readonly database: Database) {}

  async add(request: ErasureRequest): Promise<void> {
    const { ledger, requestId, positions, basis, requestedBy, requestedAt } = request;
    await this.database.query(
      `INSERT INTO erasure_request
         (ledger, request_id, positions, basis, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [ledger, requestId, positions, basis, requestedBy, requestedAt],
    );
  }

  /** The newest first. */
  async list(ledger: string): Promise<readonly ErasureRequest[]> {
    const rows = await this.database.query<ErasureRequest>(
      `SELECT ${COLUMNS} FROM erasure_request WHERE ledger = $1
        ORDER BY requested_at DESC, request_id`,
      [ledger],
    );
    return rows.map(withNumbers);
  }

  async find(ledger: string, requestId: string): Promise<ErasureRequest | null> {
    const [row] = await this.database.query<ErasureRequest>(
      `SELECT ${COLUMNS} FROM erasure_request WHERE ledger = $1 AND request_id = $2`,
      [ledger, requestId],
    );
    return row === undefined ? null : withNumbers(row);
  }

  /** Decides a request that is pending still; false when somebody else was quicker. */
  async decide(
    { ledger, requestId }: Pick<ErasureRequest, 'ledger' | 'requestId'>,
    state: 'approved' | 'rejected',
    { by, at }: { readonly by: string; readonly at: Date },
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE erasure_request SET state = $3, decided_by = $4, decided_at = $5
        WHERE ledger = $1 AND request_id = $2 AND state = 'pending' RETURNING request_id`,
      [ledger, requestId, state, by, at],
    );
    return rows.length === 1;
  }

  /** Notes which entry says that it is erased. */
  async noteErasure({ ledger, requestId }: ErasureRequest, erasure: number): Promise<void> {
    await this.database.query(
      `UPDATE erasure_request SET erasure = $3
        WHERE ledger = $1 AND request_id = $2 AND erasure IS NULL`,
      [ledger, requestId, erasure],
    );
  }

  /** Those of the positions that have a payload which is not erased. */
  async erasable(ledger: string, positions: readonly number[]): Promise<readonly number[]> {
    const rows = await this.database.query<{ position: number }>(
      'SELECT position FROM ledger_payload WHERE ledger = $1 AND position = ANY ($2::bigint[])',
      [ledger, positions],
    );
    return rows.map(({ position }) => position);
  }
}

/** Arrays of int8 come as text. */
function withNumbers(row: ErasureRequest): ErasureRequest {
  return { ...row, positions: row.positions.map(Number) };
}
