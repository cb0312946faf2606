// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import { rangeToBytes } from '../domain/compact-range.js';
import { decodeEntry } from '../domain/decode-entry.js';
import type { Entry, EventEntry } from '../domain/entry.js';
import { growEdge, type TreeEdge } from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';
import type { ReceivedPayload } from '../ledger-store.js';
import type { ArchivedEntry } from './archived-tree.js';
import { RestoreError } from './restore-error.js';
import { writeSealedReads } from './write-sealed-reads.js';

/** What the intake finds out about a record, found out again. */
export interface Judgement {
  readonly state: number;
  readonly reason: string | null;
  readonly identity: Uint8Array | null;
}

/** Judges an event as the intake did; the payload is null when it was erased. */
export type Judge = (event: EventEntry, payload: ReceivedPayload | null) => Judgement;

interface Row extends ArchivedEntry, Judgement {
  readonly decoded: Entry;
}

/**
 * Writes archived entries at the end of a ledger, byte for byte, with tiles, head, erasures and the
 * cursors that they state. Throws RestoreError LEDGER_BUSY when the head is not where it should be.
 */
export async function writeArchived(
  session: Session,
  {
    ledger,
    edge,
    judge,
  }: { readonly ledger: string; readonly edge: TreeEdge; readonly judge: Judge },
  entries: readonly ArchivedEntry[],
): Promise<TreeEdge> {
  const rows = entries.map((archived) => rowOf(archived, judge));
  const grown = growEdge(
    edge,
    entries.map(({ entry }) => leafHash(entry)),
  );
  await writeEntries(session, ledger, rows);
  await writePayloads(session, ledger, rows);
  await writeIdentities(session, ledger, rows);
  await session.query(
    `INSERT INTO ledger_tile (ledger, level, index, hashes, root)
     SELECT $1, * FROM unnest($2::smallint[], $3::bigint[], $4::bytea[], $5::bytea[])`,
    [
      ledger,
      grown.full.map(({ level }) => level),
      grown.full.map(({ index }) => index),
      grown.full.map(({ hashes }) => hashes),
      grown.full.map(({ root }) => root),
    ],
  );
  await writeErasures(session, ledger, rows);
  await writeSealedReads(session, ledger, rows);
  await writeCursors(session, ledger, rows);
  await moveHead(session, ledger, { from: edge.size, to: grown.edge, rows });
  return grown.edge;
}

function rowOf(archived: ArchivedEntry, judge: Judge): Row {
  const decoded = decodeEntry(archived.entry);
  if (decoded.kind === 'unreadable') {
    throw new RestoreError(
      'ARCHIVE_INVALID',
      `entry ${archived.position} is of a form that this version does not know: use a newer one`,
    );
  }
  const { slot } = archived;
  const payload =
    slot.kind === 'held'
      ? { mediaType: decoded.payload?.mediaType ?? null, meta: slot.meta, value: slot.value }
      : null;
  const judgement = decoded.kind === 'event' ? judge(decoded, payload) : OWN_ACT;
  return { ...archived, ...judgement, decoded };
}

/** The ladder is for what others say: our own acts stand on its top. */
const OWN_ACT: Judgement = { state: 5, reason: null, identity: null };

async function writeEntries(session: Session, ledger: string, rows: readonly Row[]): Promise<void> {
  await session.query(
    `INSERT INTO ledger_entry (ledger, position, recorded_at, state, reason, entry)
     SELECT $1, * FROM unnest($2::bigint[], $3::timestamptz[], $4::smallint[], $5::text[], $6::bytea[])`,
    [
      ledger,
      rows.map(({ position }) => position),
      rows.map(({ decoded }) => decoded.recordedAt),
      rows.map(({ state }) => state),
      rows.map(({ reason }) => reason),
      rows.map(({ entry }) => entry),
    ],
  );
}

async function writePayloads(
  session: Session,
  ledger: string,
  rows: readonly Row[],
): Promise<void> {
  const held = rows.flatMap(({ slot }) => (slot.kind === 'held' ? [slot] : []));
  await session.query(
    `INSERT INTO ledger_payload (ledger, position, salt, meta, value)
     SELECT $1, * FROM unnest($2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[])`,
    [
      ledger,
      held.map(({ position }) => position),
      held.map(({ salt }) => salt),
      held.map(({ meta }) => meta),
      held.map(({ value }) => value),
    ],
  );
}

async function writeIdentities(
  session: Session,
  ledger: string,
  rows: readonly Row[],
): Promise<void> {
  const known = rows.filter(({ identity }) => identity !== null);
  await session.query(
    `INSERT INTO ledger_identity (ledger, identity, position)
     SELECT $1, encode(identity, 'hex')::uuid, position
       FROM unnest($2::bytea[], $3::bigint[]) AS known(identity, position)`,
    [ledger, known.map(({ identity }) => identity), known.map(({ position }) => position)],
  );
}

async function writeErasures(
  session: Session,
  ledger: string,
  rows: readonly Row[],
): Promise<void> {
  const erased = rows.flatMap(({ decoded, position: erasure }) => {
    if (decoded.kind !== 'erasure') return [];
    const { positions } = decoded.act;
    return Array.isArray(positions) ? positions.map((position) => ({ position, erasure })) : [];
  });
  await session.query(
    `INSERT INTO ledger_erasure (ledger, position, erasure, archived)
     SELECT $1, position, erasure, true
       FROM unnest($2::bigint[], $3::bigint[]) AS erased(position, erasure)
     ON CONFLICT (ledger, position) DO NOTHING`,
    [ledger, erased.map(({ position }) => String(position)), erased.map(({ erasure }) => erasure)],
  );
}

async function writeCursors(session: Session, ledger: string, rows: readonly Row[]): Promise<void> {
  const read = rows.flatMap(({ decoded }) =>
    decoded.kind === 'event' && decoded.channel.kind === 'kafka' ? [decoded.channel] : [],
  );
  await session.query(
    `INSERT INTO ledger_cursor AS c (ledger, topic, partition, next_offset)
     SELECT $1, topic, partition, max("offset") + 1
       FROM unnest($2::text[], $3::integer[], $4::bigint[]) AS read(topic, partition, "offset")
      GROUP BY topic, partition
     ON CONFLICT (ledger, topic, partition)
     DO UPDATE SET next_offset = greatest(c.next_offset, EXCLUDED.next_offset)`,
    [
      ledger,
      read.map(({ topic }) => topic),
      read.map(({ partition }) => partition),
      read.map(({ offset }) => offset),
    ],
  );
}

async function moveHead(
  session: Session,
  ledger: string,
  {
    from,
    to,
    rows,
  }: { readonly from: number; readonly to: TreeEdge; readonly rows: readonly Row[] },
): Promise<void> {
  const { rowCount } = await session.query(
    `UPDATE ledger_head SET size = $3, range = $4, recorded_at = greatest(recorded_at, $5)
      WHERE ledger = $1 AND size = $2`,
    [ledger, from, to.size, rangeToBytes(to.range), rows.at(-1)?.decoded.recordedAt],
  );
  if (rowCount === 1) return;
  throw new RestoreError(
    'LEDGER_BUSY',
    `something appends to ledger '${ledger}': stop the service before a restore`,
  );
}
