// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { Claim } from './decoded.js';

/**
 * The key that redeliveries share: the first 16 bytes of SHA-256 over the UTF-8 of source and id,
 * each preceded by its length in bytes, in decimal, and a colon. Case, slashes and Unicode forms
 * make different keys; type and time are no part of it (intake.md §3). Expects a claim as
 * `decodeRecord` gives it.
 */
export function identityOf({ source, id }: Pick<Claim, 'source' | 'id'>): Uint8Array {
  const key = `${Buffer.byteLength(source)}:${source}${Buffer.byteLength(id)}:${id}`;
  return Buffer.from(hash('sha256', key, 'binary').slice(0, 16), 'latin1');
}
