// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';
import type { Session } from '#platform';
import { LONGEST_PATH, pathKeys } from '../domain/evidence-path.js';
import { factsByKey } from './fact-store.js';

/** A record to be assembled: the keys it was gathered along, and what was found. */
export interface Evidence {
  readonly record: string;
  readonly keys: ReadonlySet<string>;
  readonly facts: readonly Fact[];
}

interface Gathering {
  readonly record: string;
  readonly keys: Set<string>;
  readonly facts: Map<bigint, Fact>;
  wanted: readonly string[];
}

/**
 * Gathers the evidence of many records at once, hop by hop along the directed paths: one query a
 * hop, however many records. `isAnchored` says which facts a record stands on.
 */
export async function gatherEvidence(
  session: Session,
  ledger: string,
  records: readonly string[],
  isAnchored: (fact: Fact, record: string) => boolean,
): Promise<readonly Evidence[]> {
  const gatherings = records.map((record): Gathering => ({
    record,
    keys: new Set(),
    facts: new Map(),
    wanted: [record],
  }));
  for (let hop = 0; hop < LONGEST_PATH; hop += 1) {
    const wanted = [...new Set(gatherings.flatMap((gathering) => gathering.wanted))];
    if (wanted.length === 0) break;
    const found = await factsByKey(session, ledger, wanted);
    for (const gathering of gatherings) follow(gathering, found, isAnchored);
  }
  return gatherings.map(({ record, keys, facts }) => ({
    record,
    keys,
    facts: [...facts.values()],
  }));
}

function follow(
  gathering: Gathering,
  found: ReadonlyMap<string, readonly Fact[]>,
  isAnchored: (fact: Fact, record: string) => boolean,
): void {
  const { record, keys, facts, wanted } = gathering;
  const fresh = wanted
    .flatMap((key) => found.get(key) ?? [])
    .filter((fact) => !facts.has(fact.origin.position));
  for (const key of wanted) keys.add(key);
  for (const fact of fresh) facts.set(fact.origin.position, fact);
  const next = fresh.flatMap((fact) => pathKeys(fact, isAnchored(fact, record)));
  gathering.wanted = [...new Set(next)].filter((key) => !keys.has(key));
}
