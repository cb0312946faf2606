// SPDX-License-Identifier: Apache-2.0
import { secondsOf } from '#bench';
import { demoHistory } from '#demo';
import { isSameContent, judgeRecord } from '#ingest';
import { emptyEdge, growEdge, leafHash, type NewEvent, PostgresLedgerStore } from '#ledger';
import { type Database, SystemClock } from '#platform';

const CHUNK = 2_000;
const HEADERS = [['content-type', Buffer.from('application/cloudevents+json')]] as const;
const CHANNEL = { kind: 'http', route: 'bench', principal: 'bench' } as const;

/** Events of the demo, each with an id of its own. */
export function benchEvents(count: number, prefix: string): readonly NewEvent[] {
  return Array.from(demoHistory({ events: count }), ({ event }, at) => {
    const value = Buffer.from(JSON.stringify({ ...event, id: `${prefix}-${at}` }));
    return judgeRecord({ key: null, headers: HEADERS, value }, CHANNEL);
  });
}

/** Seconds to append events to a ledger of their own, tree and all, so many requests at once. */
export async function appendSeconds(
  database: Database,
  ledger: string,
  events: readonly NewEvent[],
  atOnce: number,
): Promise<number> {
  const store = new PostgresLedgerStore(database, new SystemClock());
  await store.open(ledger, `example.org/${ledger}`);
  return secondsOf(async () => {
    const flights: Promise<unknown>[] = [];
    for (let at = 0; at < events.length; at += CHUNK) {
      if (flights.length >= atOnce) await flights.shift();
      flights.push(store.append({ ledger, entries: events.slice(at, at + CHUNK), isSameContent }));
    }
    await Promise.all(flights);
  });
}

/** Seconds that the tree alone takes of it: leaf hashes, node hashes, tiles. */
export async function treeSeconds(database: Database, ledger: string): Promise<number> {
  const rows = await database.query<{ entry: Buffer }>(
    'SELECT entry FROM ledger_entry WHERE ledger = $1 ORDER BY position',
    [ledger],
  );
  return secondsOf(async () => {
    let edge = emptyEdge();
    for (let at = 0; at < rows.length; at += CHUNK) {
      const leaves = rows.slice(at, at + CHUNK).map(({ entry }) => leafHash(entry));
      ({ edge } = growEdge(edge, leaves));
    }
  });
}

/** Bytes on disk of the ledger's tables and indexes, an event. */
export async function bytesPerEvent(database: Database, events: number): Promise<number> {
  const [row] = await database.query<{ bytes: number }>(
    `SELECT sum(pg_total_relation_size(c.oid))::bigint AS bytes FROM pg_class c
      WHERE c.relkind = 'r' AND c.relname LIKE 'ledger\\_%'`,
  );
  return (row?.bytes ?? 0) / events;
}
