// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from 'node:crypto';
import type { Clock, Database } from '#platform';
import { type AccessKey, hashOf, keyIdOf } from './access-key.js';
import type { AccessRole } from './access-role.js';

/** Who speaks: the key that was shown, and what it allows. */
export interface Principal {
  readonly id: string;
  readonly role: AccessRole;
}

/** A key as lists show it. */
export interface ListedKey {
  readonly keyId: string;
  readonly role: AccessRole;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** The bearer keys in the database, as hashes. */
export class KeyStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Stores the hash of a key; the same key twice is stored once. */
  async register({ keyId, role, secret }: AccessKey): Promise<void> {
    await this.database.query(
      `INSERT INTO access_key (key_id, role, hash, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (key_id) DO NOTHING`,
      [keyId, role, hashOf(secret), new Date(this.clock.nowMs())],
    );
  }

  list(): Promise<readonly ListedKey[]> {
    return this.database.query<ListedKey>(
      `SELECT key_id AS "keyId", role, created_at AS "createdAt", revoked_at AS "revokedAt"
         FROM access_key ORDER BY created_at, key_id`,
    );
  }

  /** Makes a key useless; false when there is none that is not useless already. */
  async revoke(keyId: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE access_key SET revoked_at = $2 WHERE key_id = $1 AND revoked_at IS NULL
       RETURNING key_id`,
      [keyId, new Date(this.clock.nowMs())],
    );
    return rows.length === 1;
  }

  /** The principal that a secret stands for, or null when it is unknown or revoked. */
  async principalOf(secret: string): Promise<Principal | null> {
    const keyId = keyIdOf(secret);
    if (keyId === null) return null;
    const [row] = await this.database.query<{ role: AccessRole; hash: Buffer }>(
      'SELECT role, hash FROM access_key WHERE key_id = $1 AND revoked_at IS NULL',
      [keyId],
    );
    if (row === undefined || !timingSafeEqual(row.hash, hashOf(secret))) return null;
    return { id: keyId, role: row.role };
  }
}
