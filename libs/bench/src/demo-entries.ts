// SPDX-License-Identifier: Apache-2.0
import { type DemoOptions, demoHistory } from '#demo';
import { isSameContent, judgeRecord } from '#ingest';
import type { LedgerStore, NewEvent } from '#ledger';
import type { FixedClock } from '#platform';

const CHUNK = 500;
const HEADERS = [['content-type', Buffer.from('application/cloudevents+json')]] as const;
const CHANNEL = { kind: 'http', route: 'bench', principal: 'bench' } as const;

/**
 * The demo history as the intake judges it, one entry after the other. The clock moves with what it
 * tells: a store that goes by it records each entry when it happened, also of a history so long that it
 * ends in the future.
 */
export function* demoEntries(options: DemoOptions, clock: FixedClock): Generator<NewEvent> {
  for (const { event } of demoHistory(options)) {
    clock.advance(Math.max(0, Date.parse(event.time) - clock.nowMs()));
    const value = Buffer.from(JSON.stringify(event));
    yield judgeRecord({ key: null, headers: HEADERS, value }, CHANNEL);
  }
}

/** Appends as many of the entries as are wanted to a ledger, in chunks; the rest stays untaken. */
export async function appendSome(
  store: LedgerStore,
  ledger: string,
  { from, count }: { readonly from: Iterator<NewEvent>; readonly count: number },
): Promise<void> {
  for (let left = count; left > 0; left -= CHUNK) {
    const entries = taken(from, Math.min(CHUNK, left));
    if (entries.length === 0) return;
    await store.append({ ledger, entries, isSameContent });
  }
}

function taken(from: Iterator<NewEvent>, count: number): readonly NewEvent[] {
  const found: NewEvent[] = [];
  while (found.length < count) {
    const { done, value } = from.next();
    if (done === true) break;
    found.push(value);
  }
  return found;
}
