// SPDX-License-Identifier: Apache-2.0
import { isSameContent, judgeRecord } from '#ingest';
import type { LedgerStore } from '#ledger';

const HEADERS = [['content-type', Buffer.from('application/cloudevents+json')]] as const;
const HTTP = { kind: 'http', route: 'POST /v1/events', principal: 'spec' } as const;
const CHUNK = 500;

/** Appends structured CloudEvents to a ledger as they would arrive. */
export async function appendEvents(
  store: LedgerStore,
  ledger: string,
  events: readonly object[],
): Promise<void> {
  for (let at = 0; at < events.length; at += CHUNK) {
    const entries = events.slice(at, at + CHUNK).map((event) => {
      const value = Buffer.from(JSON.stringify(event));
      return judgeRecord({ key: null, headers: HEADERS, value }, HTTP);
    });
    await store.append({ ledger, entries, isSameContent });
  }
}
