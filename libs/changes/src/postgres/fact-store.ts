// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';
import type { Session } from '#platform';
import { decodeFact, encodeFact, type StoredFact } from './stored-fact.js';

/** A fact and every text by which others find it. */
export interface KeyedFact {
  readonly fact: Fact;
  readonly keys: readonly string[];
}

/** Writes facts and their keys; what is there already stays as it is. */
export async function insertFacts(
  session: Session,
  ledger: string,
  facts: readonly KeyedFact[],
): Promise<void> {
  if (facts.length === 0) return;
  await session.query(
    `INSERT INTO fact (ledger, position, fact)
     SELECT $1, * FROM unnest($2::bigint[], $3::json[]) ON CONFLICT DO NOTHING`,
    [ledger, facts.map(({ fact }) => positionOf(fact)), facts.map(({ fact }) => encodeFact(fact))],
  );
  const pairs = facts.flatMap(({ fact, keys }) => keys.map((key) => [key, fact] as const));
  await session.query(
    `INSERT INTO fact_key (ledger, key, position)
     SELECT $1, * FROM unnest($2::text[], $3::bigint[]) ON CONFLICT DO NOTHING`,
    [ledger, pairs.map(([key]) => key), pairs.map(([, fact]) => positionOf(fact))],
  );
}

/** key → the facts that carry it. */
export async function factsByKey(
  session: Session,
  ledger: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const { rows } = await session.query<{ key: string; fact: StoredFact }>(
    `SELECT k.key, f.fact FROM fact_key k
       JOIN fact f ON f.ledger = k.ledger AND f.position = k.position
      WHERE k.ledger = $1 AND k.key = ANY ($2::text[])`,
    [ledger, keys],
  );
  const found = new Map<string, Fact[]>(keys.map((key) => [key, []]));
  for (const { key, fact } of rows) found.get(key)?.push(decodeFact(fact));
  return found;
}

/** The records that were gathered along one of these keys. */
export async function recordsTouched(
  session: Session,
  ledger: string,
  keys: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await session.query<{ record: string }>(
    'SELECT DISTINCT record FROM record_key WHERE ledger = $1 AND key = ANY ($2::text[])',
    [ledger, keys],
  );
  return rows.map(({ record }) => record);
}

function positionOf(fact: Fact): string {
  return String(fact.origin.position);
}
