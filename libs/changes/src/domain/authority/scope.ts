// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { sortedDistinct } from '../lists.js';

/** What an authorisation speaks for: where, and exactly what. */
export interface Scope {
  readonly environments: readonly string[];
  readonly artifactDigests: readonly string[];
  readonly configDigests: readonly string[];
}

/**
 * `sha256:` and the SHA-256 of the scope's JSON, its lists sorted and without repetitions: equal
 * hashes mean the same environments, artifacts and configurations (records.md rule 5). Publishers
 * may compute it and state it as `scopeHash`.
 */
export function scopeHashOf({ environments, artifactDigests, configDigests }: Scope): string {
  const text = JSON.stringify({
    artifactDigests: sortedDistinct(artifactDigests),
    configDigests: sortedDistinct(configDigests),
    environments: sortedDistinct(environments),
  });
  return `sha256:${hash('sha256', text, 'hex')}`;
}
