// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import type { Checkpoint } from '../postgres/checkpoints.js';
import type { Assembled } from './assemble-as-of.js';

type Changed = ReadonlyMap<string, Assembled>;

/** How many positions are remembered: each has the records that a block of entries touched. */
const MOST = 8;
const remembered = new WeakMap<Database, Map<string, Changed>>();

/**
 * What changed between the last block and a position, assembled at the first question and the same at
 * every other one: a list as of a position is walked page by page. In a generation the facts up to a
 * position never change; an erasure makes another one (ADR 0020).
 */
export async function rememberedAt(
  database: Database,
  { place, asOf }: { readonly place: Checkpoint; readonly asOf: number },
  assemble: () => Promise<Changed>,
): Promise<Changed> {
  const known = remembered.get(database) ?? new Map<string, Changed>();
  remembered.set(database, known);
  const key = JSON.stringify([place.ledger, place.generation, place.version, asOf]);
  const changed = known.get(key) ?? (await assemble());
  // the one used last is forgotten last
  known.delete(key);
  known.set(key, changed);
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  return changed;
}
