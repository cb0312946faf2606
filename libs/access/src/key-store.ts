// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from 'node:crypto';
import type { Clock, Database } from '#platform';
import { type AccessKey, hashOf, keyIdOf, newSecret } from './access-key.js';
import type { AccessRole } from './access-role.js';
import type { Principal } from './principal.js';
import type { Scope } from './scope.js';

/** What a new key allows, and until when. */
export interface Grant {
  readonly scope: Scope;
  /** null: until it is revoked */
  readonly expiresAt: Date | null;
}

/** A key as lists show it. */
export interface ListedKey extends Scope {
  readonly keyId: string;
  readonly role: AccessRole;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** until when the secret before the last rotation is valid too */
  readonly previousUntil: Date | null;
  /** to a minute */
  readonly lastUsedAt: Date | null;
}

interface KeyRow extends Scope {
  readonly role: AccessRole;
  readonly hash: Buffer;
  readonly previousHash: Buffer | null;
  readonly usedLately: boolean;
}

/** The bearer keys in the database, as hashes. Nothing is cached: what is revoked is so at once. */
export class KeyStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Stores the hash of a key; the same key twice is stored once. */
  async register({ keyId, role, secret }: AccessKey, { scope, expiresAt }: Grant): Promise<void> {
    const { ledgers, environments, sources } = scope;
    await this.database.query(
      `INSERT INTO access_key
         (key_id, role, hash, created_at, ledgers, environments, sources, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (key_id) DO NOTHING`,
      [keyId, role, hashOf(secret), this.now(), ledgers, environments, sources, expiresAt],
    );
  }

  list(): Promise<readonly ListedKey[]> {
    return this.database.query<ListedKey>(
      `SELECT key_id AS "keyId", role, ledgers, environments, sources, created_at AS "createdAt",
              expires_at AS "expiresAt", revoked_at AS "revokedAt",
              previous_until AS "previousUntil", last_used_at AS "lastUsedAt"
         FROM access_key ORDER BY created_at, key_id`,
    );
  }

  /** Makes a key useless; false when there is none that is not useless already. */
  async revoke(keyId: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE access_key SET revoked_at = $2 WHERE key_id = $1 AND revoked_at IS NULL
       RETURNING key_id`,
      [keyId, this.now()],
    );
    return rows.length === 1;
  }

  /**
   * Gives a key another secret, and answers it; the one before is valid for a while, the one before
   * that no longer. Null when there is no such key that may still be used.
   */
  async rotate(keyId: string, graceMs: number): Promise<string | null> {
    const secret = newSecret(keyId);
    const now = this.now();
    const rows = await this.database.query(
      `UPDATE access_key SET previous_hash = hash, previous_until = $3, hash = $2
        WHERE key_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $4)
       RETURNING key_id`,
      [keyId, hashOf(secret), new Date(now.getTime() + graceMs), now],
    );
    return rows.length === 1 ? secret : null;
  }

  /** The principal that a secret stands for; null when it is unknown, revoked or has expired. */
  async principalOf(secret: string): Promise<Principal | null> {
    const keyId = keyIdOf(secret);
    const row = keyId === null ? undefined : await this.valid(keyId);
    if (keyId === null || row === undefined || !isHashed(secret, row)) return null;
    if (!row.usedLately) await this.noteUse(keyId);
    const { role, ledgers, environments, sources } = row;
    return { id: keyId, role, scope: { ledgers, environments, sources } };
  }

  private async valid(keyId: string): Promise<KeyRow | undefined> {
    const [row] = await this.database.query<KeyRow>(
      `SELECT role, hash, ledgers, environments, sources,
              CASE WHEN previous_until > $2 THEN previous_hash END AS "previousHash",
              coalesce(last_used_at > $2 - interval '1 minute', false) AS "usedLately"
         FROM access_key
        WHERE key_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
      [keyId, this.now()],
    );
    return row;
  }

  private async noteUse(keyId: string): Promise<void> {
    await this.database.query('UPDATE access_key SET last_used_at = $2 WHERE key_id = $1', [
      keyId,
      this.now(),
    ]);
  }

  private now(): Date {
    return new Date(this.clock.nowMs());
  }
}

function isHashed(secret: string, { hash, previousHash }: KeyRow): boolean {
  const shown = hashOf(secret);
  const isCurrent = timingSafeEqual(hash, shown);
  return isCurrent || (previousHash !== null && timingSafeEqual(previousHash, shown));
}
