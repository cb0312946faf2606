// SPDX-License-Identifier: Apache-2.0
import type { CloudEvent } from '#events';
import { sleep } from '#platform';
import { type Destination, type Refusal, Unusable } from './destination.js';
import type { Spool } from './spool.js';

/** What became of events. */
export interface Delivery {
  /** of those from the spool and the new ones */
  readonly sent: number;
  readonly refused: readonly Refusal[];
  /** why all are in the spool; null: none is */
  readonly failure: string | null;
  readonly spooled: number;
}

const FIRST_PAUSE_MS = 250;

/**
 * Sends what an earlier command has left in the spool, then the new events, within `patienceMs`;
 * what cannot be sent by then goes into the spool, in its order. Never rejects for what the
 * destination does.
 */
export async function deliver(
  events: readonly CloudEvent[],
  destination: Destination,
  { spool, patienceMs }: { readonly spool: Spool; readonly patienceMs: number },
): Promise<Delivery> {
  const all = [...spool.take(), ...events];
  const end = performance.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const result = await attempt(all, destination, end);
    if (!(result instanceof Error)) {
      spool.keep([]);
      return { sent: all.length - result.length, refused: result, failure: null, spooled: 0 };
    }
    const isOver = result instanceof Unusable || performance.now() + pauseMs > end;
    if (isOver) {
      spool.keep(all);
      return { sent: 0, refused: [], failure: result.message, spooled: all.length };
    }
    await sleep(pauseMs);
  }
}

async function attempt(
  events: readonly CloudEvent[],
  destination: Destination,
  end: number,
): Promise<readonly Refusal[] | Error> {
  const overdue = sleep(end - performance.now()).then(() => new Error('no answer in time'));
  const sent = destination
    .send(events)
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  return Promise.race([sent, overdue]);
}
