// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../domain/evidence/evidence.js';
import type { Basis, EvidenceKey } from '../domain/evidence/head.js';
import { atOf } from '../domain/evidence/head-of.js';

/** A key in the least of JSON: declared ones need no third item. */
type StoredKey = readonly [key: string, rule: string, basis?: Basis];

/** Evidence as JSON text; `at` is left out, for its texts give it again. */
export function encodeEvidence(evidence: Evidence): string {
  const keys = evidence.keys.map(({ key, rule, basis }): StoredKey => {
    return basis === 'declared' ? [key, rule] : [key, rule, basis];
  });
  return JSON.stringify({ ...evidence, at: undefined, keys });
}

/** The evidence that `encodeEvidence` wrote. */
export function decodeEvidence(stored: StoredEvidence): Evidence {
  const keys = stored.keys.map(([key, rule, basis = 'declared']): EvidenceKey => ({
    key,
    rule,
    basis,
  }));
  const at = atOf(stored.occurredAt, stored.recordedAt);
  // the rest is what was written
  return { ...stored, at, keys } as unknown as Evidence;
}

/** What the database gives for the column `evidence`. */
export interface StoredEvidence {
  readonly occurredAt: string | null;
  readonly recordedAt: string;
  readonly keys: readonly StoredKey[];
}
