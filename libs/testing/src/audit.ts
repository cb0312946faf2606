// SPDX-License-Identifier: Apache-2.0
import {
  decodeEntry,
  emptyEdge,
  growEdge,
  leafHash,
  type LedgerStore,
  rangeToBytes,
} from '#ledger';
import type { Database } from '#platform';

/** A record as the ledger keeps it. */
export interface KeptRecord {
  readonly position: number;
  readonly partition: number;
  readonly offset: number;
  readonly value: string;
  readonly state: number;
  readonly reason: string | null;
}

/** What a ledger holds, and what is wrong with it: nothing, or the invariants of robustness.md §A. */
export interface Audit {
  readonly records: readonly KeptRecord[];
  readonly acts: readonly unknown[];
  readonly faults: readonly string[];
}

/** Reads a ledger whole and checks what must hold after every fault. */
export async function audit(
  store: LedgerStore,
  database: Database,
  ledger: string,
): Promise<Audit> {
  const stored = await store.read({ ledger, from: 0, to: Number.MAX_SAFE_INTEGER, limit: 1e9 });
  const records: KeptRecord[] = [];
  const acts: unknown[] = [];
  const faults = stored.flatMap(({ position }, index) =>
    position === index ? [] : [`position ${position} stands at place ${index}`],
  );
  for (const { entry, payload, position, state, reason } of stored) {
    const decoded = decodeEntry(entry);
    if (decoded.kind !== 'event' || decoded.channel.kind !== 'kafka') {
      acts.push('act' in decoded ? { kind: decoded.kind, ...decoded.act } : decoded.kind);
      continue;
    }
    const { partition, offset } = decoded.channel;
    const value = payload?.value.toString() ?? '';
    records.push({ position, partition, offset: Number(offset), value, state, reason });
  }
  faults.push(...orderFaults(records), ...(await tallyFaults(store, ledger, records)));
  const { range } = growEdge(
    emptyEdge(),
    stored.map(({ entry }) => leafHash(entry)),
  ).edge;
  const sql = 'SELECT range FROM ledger_head WHERE ledger = $1';
  const [head] = await database.query<{ range: Buffer }>(sql, [ledger]);
  if (head?.range.equals(rangeToBytes(range)) !== true)
    faults.push('the head is not of these bytes');
  return { records, acts, faults };
}

function orderFaults(records: readonly KeptRecord[]): readonly string[] {
  const last = new Map<number, number>();
  return records.flatMap(({ partition, offset, position }) => {
    const before = last.get(partition) ?? -1;
    last.set(partition, offset);
    return offset > before
      ? []
      : [`offset ${offset} at position ${position} comes after ${before}`];
  });
}

/** Every offset below a cursor is an entry, a redelivery, or said to be skipped or lost. */
async function tallyFaults(
  store: LedgerStore,
  ledger: string,
  records: readonly KeptRecord[],
): Promise<readonly string[]> {
  return (await store.cursors(ledger)).flatMap((cursor) => {
    const kept = records.filter(({ partition }) => partition === cursor.partition);
    const sum = kept.length + cursor.redeliveries + cursor.skipped + cursor.lost;
    const name = `${cursor.topic}/${cursor.partition}`;
    return sum === Number(cursor.next) ? [] : [`${name}: ${sum} accounted for of ${cursor.next}`];
  });
}
