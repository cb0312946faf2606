// SPDX-License-Identifier: Apache-2.0
import type { Appended, AppendRequest, LedgerStore, NewEntry, Outcome } from '#ledger';

/**
 * Appends a request of which the ledger has refused an entry: halves it until that entry stands
 * alone, and keeps its bytes without claim or identity, in state 0. Everything else is appended as
 * it was. Throws where even the bytes alone are refused, for then it is not the entry.
 */
export async function storeBisecting(
  store: LedgerStore,
  request: AppendRequest,
): Promise<Appended> {
  const appended = await store.append(request);
  if (appended.kind !== 'refused') return appended;
  if (request.entries.length > 1) return storeHalves(store, halvesOf(request));
  const [entry] = request.entries;
  const raw = entry === undefined ? null : rawOf(entry, appended.reason);
  const kept = raw === null ? appended : await store.append(withEntries(request, [raw]));
  if (kept.kind !== 'refused') return kept;
  throw new Error(`the ledger refuses an entry without content: ${appended.reason}`);
}

async function storeHalves(
  store: LedgerStore,
  halves: readonly AppendRequest[],
): Promise<Appended> {
  const outcomes: Outcome[] = [];
  let size = 0;
  for (const half of halves) {
    const appended = await storeBisecting(store, half);
    if (appended.kind !== 'appended') return appended;
    outcomes.push(...appended.outcomes);
    size = appended.size;
  }
  return { kind: 'appended', outcomes, size };
}

/** Two requests that do together what the one would; the cursor stands between at the later half. */
function halvesOf(request: AppendRequest): readonly AppendRequest[] {
  const { cursor, entries } = request;
  const middle = Math.floor(entries.length / 2);
  const [early, late] = [entries.slice(0, middle), entries.slice(middle)];
  if (cursor === undefined) return [early, late].map((some) => withEntries(request, some));
  const { topic, partition, from, to } = cursor;
  const at = offsetOf(late[0]) ?? to;
  const first = { topic, partition, from, to: at, skipped: at - from - BigInt(early.length) };
  const second = { ...cursor, from: at, skipped: to - at - BigInt(late.length) };
  return [
    { ...withEntries(request, early), cursor: first },
    { ...withEntries(request, late), cursor: second },
  ];
}

/** The request with other entries; what was packed ahead was packed for the whole. */
function withEntries(
  { ledger, cursor, isSameContent }: AppendRequest,
  entries: readonly NewEntry[],
): AppendRequest {
  const request = { ledger, entries, isSameContent };
  return cursor === undefined ? request : { ...request, cursor };
}

function offsetOf(entry: NewEntry | undefined): bigint | null {
  return entry?.kind === 'event' && entry.channel.kind === 'kafka'
    ? BigInt(entry.channel.offset)
    : null;
}

function rawOf(entry: NewEntry, reason: string): NewEntry | null {
  if (entry.kind !== 'event') return null;
  const payload = { ...entry.payload, mediaType: null };
  return { ...entry, claim: null, identity: null, payload, state: 0, reason: `refused: ${reason}` };
}
