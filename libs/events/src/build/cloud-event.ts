// SPDX-License-Identifier: Apache-2.0
import type { CdEvent } from '../cd-event.js';

/** A structured CloudEvent 1.0 around a CDEvent (CDEvents' CloudEvents binding). */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: CdEvent;
}

/** Wraps an event: the identity fields are the event's own, `data` is the whole event. */
export function toStructuredCloudEvent(event: CdEvent): CloudEvent {
  const { id, source, type, timestamp } = event.context;
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject: event.subject.id,
    time: timestamp,
    datacontenttype: 'application/json',
    data: event,
  };
}
