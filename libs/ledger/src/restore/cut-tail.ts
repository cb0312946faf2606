// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import { rangeToBytes } from '../domain/compact-range.js';
import { decodeEntry } from '../domain/decode-entry.js';
import type { TreeEdge } from '../domain/tree-edge.js';
import type { NewEvent } from '../ledger-store.js';
import { besideEntry } from '../postgres/beside-entry.js';

interface TailRow {
  readonly position: number;
  readonly entry: Buffer;
  readonly state: number;
  readonly reason: string | null;
  readonly meta: Buffer | null;
  readonly value: Buffer | null;
}

/** The only tables that a restore may take rows from, and the triggers that forbid it otherwise. */
const APPEND_ONLY = ['ledger_entry', 'ledger_payload', 'ledger_identity', 'ledger_tile'];

/**
 * Takes the entries from the edge on out of the database: they were written to an old backup and are
 * not part of the history that was sealed. Cursors go back, so that Kafka's are read again; events
 * that came otherwise are returned, to be appended again. Needs the owner's rights.
 */
export async function cutTail(
  session: Session,
  ledger: string,
  edge: TreeEdge,
): Promise<readonly NewEvent[]> {
  const { rows } = await session.query<TailRow>(
    `SELECT e.position, e.entry, e.state, e.reason, p.meta, p.value
       FROM ledger_entry e ${besideEntry('ledger_payload', 'p', 'meta, value')}
      WHERE e.ledger = $1 AND e.position >= $2 ORDER BY e.position`,
    [ledger, edge.size],
  );
  const identities = await identitiesFrom(session, ledger, edge.size);
  const again = rows.flatMap((row) => eventOf(row, identities.get(row.position) ?? null));
  await moveCursorsBack(session, ledger, edge.size);
  await deleteFrom(session, ledger, edge.size);
  await session.query('UPDATE ledger_head SET size = $2, range = $3 WHERE ledger = $1', [
    ledger,
    edge.size,
    rangeToBytes(edge.range),
  ]);
  return again;
}

/** position → identity; of all at once, for no index has their positions */
async function identitiesFrom(
  session: Session,
  ledger: string,
  from: number,
): Promise<ReadonlyMap<number, Buffer>> {
  const { rows } = await session.query<{ position: number; identity: Buffer }>(
    `SELECT position, uuid_send(identity) AS identity FROM ledger_identity
      WHERE ledger = $1 AND position >= $2`,
    [ledger, from],
  );
  return new Map(rows.map(({ position, identity }) => [position, identity]));
}

function eventOf(
  { entry, state, reason, meta, value }: TailRow,
  identity: Buffer | null,
): readonly NewEvent[] {
  const decoded = decodeEntry(entry);
  if (decoded.kind !== 'event' || decoded.channel.kind === 'kafka') return [];
  if (meta === null || value === null) return [];
  const { channel, claim, payload } = decoded;
  const received = { mediaType: payload.mediaType, meta, value };
  return [{ kind: 'event', channel, claim, identity, payload: received, state, reason }];
}

async function moveCursorsBack(session: Session, ledger: string, from: number): Promise<void> {
  await session.query(
    `UPDATE ledger_cursor c SET next_offset = least(c.next_offset, tail.first)
       FROM (SELECT kafka ->> 'topic' AS topic, (kafka ->> 'partition')::integer AS partition,
                    min((kafka ->> 'offset')::bigint) AS first
               FROM ledger_entry e,
                    LATERAL (SELECT convert_from(e.entry, 'UTF8')::json -> 'channel' -> 'kafka') AS k(kafka)
              WHERE e.ledger = $1 AND e.position >= $2 AND kafka IS NOT NULL
              GROUP BY 1, 2) AS tail
      WHERE c.ledger = $1 AND c.topic = tail.topic AND c.partition = tail.partition`,
    [ledger, from],
  );
}

async function deleteFrom(session: Session, ledger: string, from: number): Promise<void> {
  for (const table of [...APPEND_ONLY, 'ledger_erasure', 'sealed_reads']) {
    await session.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  }
  await session.query(
    'DELETE FROM ledger_erasure WHERE ledger = $1 AND (position >= $2 OR erasure >= $2)',
    [ledger, from],
  );
  for (const table of ['sealed_reads', 'ledger_payload', 'ledger_identity', 'ledger_entry']) {
    await session.query(`DELETE FROM ${table} WHERE ledger = $1 AND position >= $2`, [
      ledger,
      from,
    ]);
  }
  // a tile is part of the tree of `from` leaves if its last leaf is
  await session.query(
    'DELETE FROM ledger_tile WHERE ledger = $1 AND (index + 1) * 256::numeric ^ (level + 1) > $2',
    [ledger, from],
  );
  for (const table of [...APPEND_ONLY, 'sealed_reads']) {
    await session.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only`);
  }
  await session.query('ALTER TABLE ledger_payload ENABLE ALWAYS TRIGGER ledger_payload_erasure');
  await session.query('ALTER TABLE ledger_erasure ENABLE ALWAYS TRIGGER ledger_erasure_entry');
  await session.query(
    'ALTER TABLE ledger_erasure ENABLE ALWAYS TRIGGER ledger_erasure_append_only',
  );
}
