// SPDX-License-Identifier: Apache-2.0
import {
  type Archive,
  CHECKPOINT_PATH,
  type Checkpoint,
  CheckpointStore,
  type KeyRing,
  openCheckpoint,
  type SealMemory,
  type VerifierKey,
} from '#ledger';
import type { Database } from '#platform';
import { broken, type Finding, ok, warning } from './finding.js';

/** Where what was sealed is written down, within the database and outside of it. */
export interface SealPlaces {
  readonly ledger: string;
  readonly database: Database;
  readonly archive: Archive;
  readonly memory: SealMemory;
  readonly keys: KeyRing;
}

/** What was signed last, as far as all places agree. */
export interface SealState {
  readonly findings: readonly Finding[];
  readonly signed: Checkpoint | null;
}

/** A checkpoint may be on its way from one place to the next for this long. */
const SEAL_LAG_SECONDS = 30;

/** Whether database, archive and the sealer's memory speak of the same history. */
export async function checkSeal(places: SealPlaces): Promise<SealState> {
  const { ledger, database, archive, memory, keys } = places;
  const name = `seal of ${ledger}`;
  const verifiers = await keys.verifiers(ledger);
  const published = await new CheckpointStore(database).find(ledger, null);
  const archived = await archive.read(CHECKPOINT_PATH);
  const notes = {
    'the database': published?.note ?? null,
    'the archive': archived && Buffer.from(archived).toString(),
    "the sealer's memory": await memory.recall(ledger),
  };
  const opened = Object.entries(notes).map(
    ([place, note]) => [place, open(note, verifiers)] as const,
  );
  const forged = opened.filter(([, checkpoint]) => checkpoint === 'unsigned');
  if (forged.length > 0) {
    const where = forged.map(([place]) => place).join(' and ');
    return {
      signed: null,
      findings: [broken(name, `the checkpoint in ${where} is not signed by our key`)],
    };
  }
  const known = opened.flatMap(([, checkpoint]) =>
    typeof checkpoint === 'object' ? (checkpoint ?? []) : [],
  );
  const signed = known.toSorted((a, b) => Number(b.size - a.size))[0] ?? null;
  return { signed, findings: [await lagOf(places, name, signed), agreement(name, opened)] };
}

function open(note: string | null, keys: readonly VerifierKey[]): Checkpoint | null | 'unsigned' {
  if (note === null) return null;
  const opened = openCheckpoint(note, keys);
  const isSigned = opened.kind === 'opened' && opened.signatures.kind === 'signed';
  return isSigned ? opened.checkpoint : 'unsigned';
}

async function lagOf(
  { ledger, database }: SealPlaces,
  name: string,
  signed: Checkpoint | null,
): Promise<Finding> {
  const [head] = await database.query<{ size: number; seconds: number }>(
    `SELECT size, extract(epoch FROM now() - recorded_at)::float8 AS seconds
       FROM ledger_head WHERE ledger = $1`,
    [ledger],
  );
  const size = head?.size ?? 0;
  const sealed = Number(signed?.size ?? 0n);
  if (size < sealed) {
    return broken(
      name,
      `${sealed} entries were signed, the database holds ${size}: see docs/runbooks/seal-refuses.md`,
    );
  }
  const isLate = size > sealed && (head?.seconds ?? 0) > SEAL_LAG_SECONDS;
  if (isLate)
    return warning(name, `${size - sealed} entries are not sealed: is the role seal running?`);
  return ok(name, `${sealed} of ${size} entries are sealed`);
}

function agreement(
  name: string,
  opened: readonly (readonly [string, Checkpoint | null | 'unsigned'])[],
): Finding {
  const bySize = new Map<bigint, string>();
  for (const [, checkpoint] of opened) {
    if (checkpoint === null || checkpoint === 'unsigned') continue;
    const root = Buffer.from(checkpoint.root).toString('hex');
    const other = bySize.get(checkpoint.size);
    if (other !== undefined && other !== root) {
      return broken(
        name,
        `two trees of ${checkpoint.size} entries were signed: the history was rewritten`,
      );
    }
    bySize.set(checkpoint.size, root);
  }
  const missing = opened.filter(([, checkpoint]) => checkpoint === null).map(([place]) => place);
  if (missing.length === 0) return ok(name, 'database, archive and memory agree');
  if (missing.length === opened.length) return ok(name, 'nothing is sealed yet');
  return warning(name, `${missing.join(' and ')} has no checkpoint`);
}
