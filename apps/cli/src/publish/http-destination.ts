// SPDX-License-Identifier: Apache-2.0
import type { CloudEvent } from '#events';
import { type Destination, type Refusal, Unusable } from './destination.js';

export interface HttpOptions {
  /** the API, as in https://ledger.example */
  readonly url: string;
  readonly key: string;
  readonly ledger: string | null;
}

const ANSWER_WITHIN_MS = 30_000;
/** Within what the API takes in one request. */
const BATCH_BYTES = 800_000;

interface Answer {
  readonly items: readonly { readonly accepted: boolean; readonly reason: string | null }[];
}

/** The HTTP intake of a ledger, with the key of a publisher. */
export function httpDestination({ url, key, ledger }: HttpOptions): Destination {
  const query = ledger === null ? '' : `?ledger=${encodeURIComponent(ledger)}`;
  const address = `${url.replace(/\/$/, '')}/v1/events${query}`;
  return {
    name: url,
    send: async (events) => {
      const refusals: Refusal[] = [];
      for (const batch of batches(events)) refusals.push(...(await post(address, key, batch)));
      return refusals;
    },
    close: async () => undefined,
  };
}

async function post(
  address: string,
  key: string,
  events: readonly CloudEvent[],
): Promise<readonly Refusal[]> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/cloudevents-batch+json',
    },
    body: JSON.stringify(events),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const answer = (await response.json().catch(() => ({}))) as Partial<Answer> & { detail?: string };
  // one event alone that cannot be read is answered as a bad request
  if (response.status === 400 && events.length === 1) return refusalsOf(events, answer.detail);
  if (response.status === 400 || response.status === 413) return oneByOne(address, key, events);
  if (response.ok) {
    return (answer.items ?? []).flatMap(({ accepted, reason }, index) => {
      const event = events[index];
      return accepted || event === undefined ? [] : [{ event, reason: reason ?? 'refused' }];
    });
  }
  const message = `${response.status} ${answer.detail ?? response.statusText}`;
  const isPassing = response.status >= 500 || response.status === 429 || response.status === 408;
  throw isPassing ? new Error(message) : new Unusable(message);
}

async function oneByOne(
  address: string,
  key: string,
  events: readonly CloudEvent[],
): Promise<readonly Refusal[]> {
  if (events.length === 1) return refusalsOf(events, 'it is too large');
  const refusals: Refusal[] = [];
  for (const event of events) refusals.push(...(await post(address, key, [event])));
  return refusals;
}

function refusalsOf(events: readonly CloudEvent[], reason = 'refused'): readonly Refusal[] {
  return events.map((event) => ({ event, reason }));
}

function* batches(events: readonly CloudEvent[]): Generator<readonly CloudEvent[]> {
  let batch: CloudEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = Buffer.byteLength(JSON.stringify(event)) + 1;
    if (batch.length > 0 && bytes + size > BATCH_BYTES) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(event);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
