// SPDX-License-Identifier: Apache-2.0
import { hash, randomBytes } from 'node:crypto';
import type { AccessRole } from './access-role.js';

/** A bearer key in the clear: shown once, never stored by the service. */
export interface AccessKey {
  /** `cl_<role>_<id>`: names the key in lists and logs without giving it away */
  readonly keyId: string;
  readonly role: AccessRole;
  /** what a client sends: the id, an underscore, 256 random bits in base64url */
  readonly secret: string;
}

const SECRET = /^(cl_[a-z]+_[0-9a-f]{8})_[A-Za-z0-9_-]{43}$/;

/** A new key of a role; `random` is a port for specs. */
export function newAccessKey(
  role: AccessRole,
  random: (size: number) => Buffer = randomBytes,
): AccessKey {
  const keyId = `cl_${role}_${random(4).toString('hex')}`;
  return { keyId, role, secret: newSecret(keyId, random) };
}

/** Another secret of a key. */
export function newSecret(keyId: string, random: (size: number) => Buffer = randomBytes): string {
  return `${keyId}_${random(32).toString('base64url')}`;
}

/** The id inside a secret, or null when the text is no key of ours. */
export function keyIdOf(secret: string): string | null {
  return SECRET.exec(secret)?.[1] ?? null;
}

/** SHA-256 of a secret: enough for 256 random bits, which no dictionary holds. */
export function hashOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
