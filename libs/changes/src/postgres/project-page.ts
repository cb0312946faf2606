// SPDX-License-Identifier: Apache-2.0
import { decodeRecord, type Fact, factOf, keyText, readEvent } from '#events';
import { decodeMeta, type LedgerStore, type StoredEntry } from '#ledger';
import type { Database, Session } from '#platform';
import { anchorsOf, type ChangeAnchor } from '../domain/anchor.js';
import { assembleChange } from '../domain/assemble-change.js';
import { assembleRelease, releaseIdOf, releaseKey } from '../domain/assemble-release.js';
import { factsByKey, insertFacts, type KeyedFact, recordsTouched } from './fact-store.js';
import { gatherEvidence } from './gather-evidence.js';
import { writeChanges, writeRecordKeys, writeReleases } from './write-views.js';

const PROJECTION = 'records';
const PAGE = 500;
/** the rung from which on an event feeds the records (intake.md §2) */
const LEAST_STATE = 3;

/**
 * Reads the next page of a ledger into the records; the checkpoint moves in the same transaction, so
 * a second runner or a crash changes nothing. Returns how many entries that were.
 */
export async function projectPage(
  database: Database,
  store: LedgerStore,
  ledger: string,
): Promise<number> {
  const from = await checkpoint(database, ledger);
  const { size } = await store.head(ledger);
  if (from >= size) return 0;
  const entries = await store.read({ ledger, from, to: size, limit: PAGE });
  const facts = entries.flatMap(factIn).map(keyed);
  await database.transaction(async (session) => {
    if (!(await moveCheckpoint(session, ledger, { from, to: from + entries.length }))) return;
    await insertFacts(session, ledger, facts);
    const keys = facts.flatMap((each) => each.keys);
    await assembleTouchedChanges(session, ledger, { facts, keys });
    await assembleTouchedReleases(session, ledger, facts);
  });
  return entries.length;
}

/** The first position that the records do not know yet. */
export async function checkpoint(
  database: Pick<Database, 'query'>,
  ledger: string,
): Promise<number> {
  const [row] = await database.query<{ next: number }>(
    'SELECT next_position AS next FROM projection_checkpoint WHERE ledger = $1 AND projection = $2',
    [ledger, PROJECTION],
  );
  return row?.next ?? 0;
}

function factIn({ position, recordedAt, state, payload }: StoredEntry): readonly Fact[] {
  if (state < LEAST_STATE || payload === null) return [];
  const { headers, nullValue } = decodeMeta(payload.meta);
  const { document, attributes } = decodeRecord({
    headers,
    value: nullValue ? null : payload.value,
  });
  const event = readEvent(document);
  if (event.kind === 'unreadable') return [];
  const origin = { position: BigInt(position), recordedAt: recordedAt.toISOString(), attributes };
  return [factOf(event, origin)];
}

/** Beside its own keys an act is found by the Change it is an act of. */
function keyed(fact: Fact): KeyedFact {
  const release = releaseIdOf(fact);
  const records = anchorsOf(fact).map(({ id }) => id);
  const keys = [...fact.keys.map(keyText), ...records, ...(release ? [releaseKey(release)] : [])];
  return { fact, keys: [...new Set(keys)] };
}

async function moveCheckpoint(
  session: Session,
  ledger: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<boolean> {
  const { rowCount } = await session.query(
    `INSERT INTO projection_checkpoint AS c (ledger, projection, next_position) VALUES ($1, $2, $4)
     ON CONFLICT (ledger, projection) DO UPDATE SET next_position = EXCLUDED.next_position
      WHERE c.next_position = $3`,
    [ledger, PROJECTION, from, to],
  );
  return rowCount === 1;
}

async function assembleTouchedChanges(
  session: Session,
  ledger: string,
  { facts, keys }: { readonly facts: readonly KeyedFact[]; readonly keys: readonly string[] },
): Promise<void> {
  const anchored = facts.flatMap(({ fact }) => anchorsOf(fact).map(({ id }) => id));
  const touched = await recordsTouched(session, ledger, keys);
  const records = [...new Set([...anchored, ...touched])];
  if (records.length === 0) return;
  const evidence = await gatherEvidence(
    session,
    ledger,
    records,
    (fact, record) => anchorOf(fact, record) !== undefined,
  );
  const changes = evidence.flatMap((each) => {
    const anchor = each.facts.flatMap((fact) => anchorOf(fact, each.record) ?? [])[0];
    const change = anchor === undefined ? null : assembleChange(anchor, each.facts);
    return change ?? [];
  });
  await writeRecordKeys(session, ledger, evidence);
  await writeChanges(session, ledger, changes);
}

function anchorOf(fact: Fact, record: string): ChangeAnchor | undefined {
  return anchorsOf(fact).find(({ id }) => id === record);
}

async function assembleTouchedReleases(
  session: Session,
  ledger: string,
  facts: readonly KeyedFact[],
): Promise<void> {
  const ids = [...new Set(facts.flatMap(({ fact }) => releaseIdOf(fact) ?? []))];
  if (ids.length === 0) return;
  const found = await factsByKey(session, ledger, ids.map(releaseKey));
  const releases = ids.flatMap((id) => assembleRelease(id, found.get(releaseKey(id)) ?? []) ?? []);
  await writeReleases(session, ledger, releases);
}
