// SPDX-License-Identifier: Apache-2.0
import { identityOf } from '#events';
import { encodeMeta, type NewEvent } from '#ledger';

const meta = encodeMeta({ headers: [], key: null, nullValue: false });

/** A record taken over HTTP that says nothing but its id. */
export function anEvent(id: string, value = `value of ${id}`): NewEvent {
  const claim = { id, source: 'spec', type: 'dev.cdevents.build.started.0.3.0', time: null };
  const payload = { mediaType: 'text/plain', meta, value: Buffer.from(value) };
  const channel = { kind: 'http', route: 'POST /v1/events', principal: 'spec' } as const;
  return {
    kind: 'event',
    channel,
    claim,
    identity: identityOf(claim),
    payload,
    state: 2,
    reason: null,
  };
}
