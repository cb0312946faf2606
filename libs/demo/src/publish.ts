// SPDX-License-Identifier: Apache-2.0
import { buildEvent, toStructuredCloudEvent } from '#events';
import type { CloudEvent, EventDraft } from '#events';
import type { CompanyState } from './company-state.js';
import { instantText } from './instant-text.js';
import type { Publisher } from './publisher.js';
import type { Heartbeat, Telling, ToldEvent } from './telling.js';

/** One message as a producer would hand it to Kafka. */
export interface DemoRecord {
  /** The chain, else the repository, else environment and service (intake.md §5). */
  readonly key: string;
  /** The value: a structured CloudEvent with a whole CDEvent as its data. */
  readonly event: CloudEvent & { readonly partitionkey: string };
}

/** Gives the telling its sequence number and writes it down. */
export function publish(state: CompanyState, telling: Telling): DemoRecord {
  const key = keyOf(telling);
  const draft =
    telling.kind === 'event' ? eventDraft(state, telling) : heartbeatDraft(state, telling);
  const event = toStructuredCloudEvent(buildEvent(draft));
  return { key, event: { ...event, partitionkey: key } };
}

function keyOf(telling: Telling): string {
  const { producer } = telling.publisher;
  if (telling.kind === 'heartbeat') return producer;
  const { repository, environment, service } = telling.about;
  const place = [environment, service].filter((part) => part !== undefined).join('/');
  return telling.chainId ?? repository ?? (place === '' ? producer : place);
}

function eventDraft(state: CompanyState, telling: ToldEvent): EventDraft {
  const { publisher, id, name, subjectId, content, itil, chainId, links, about } = telling;
  const dot = name.indexOf('.');
  const isByRepository = publisher.isByRepository && about.repository !== undefined;
  const sequence = { producer: publisher.producer, number: countPublished(state, publisher) };
  return {
    spec: publisher.spec,
    subject: name.slice(0, dot),
    predicate: name.slice(dot + 1),
    id,
    source: isByRepository ? `${publisher.url}/${about.repository}` : publisher.url,
    timestamp: instantText(publisher.instants, telling.occurredAt),
    subjectId,
    content,
    itil: { ...itil, sequence },
    ...(chainId === null ? {} : { chainId }),
    ...(links.length === 0 ? {} : { links }),
  };
}

/** Not numbered itself: it says the highest number given, and how many since the last heartbeat. */
function heartbeatDraft(state: CompanyState, { publisher, id, occurredAt }: Heartbeat): EventDraft {
  const { producer } = publisher;
  const { total, sinceHeartbeat } = state.published.get(producer) ?? NOTHING;
  state.published.set(producer, { total, sinceHeartbeat: 0 });
  return {
    spec: publisher.spec,
    subject: 'itil-producer',
    predicate: 'heartbeat',
    id,
    source: publisher.url,
    timestamp: instantText(publisher.instants, occurredAt),
    subjectId: producer,
    content: { producer, sequenceHigh: total, count: sinceHeartbeat },
    itil: { actor: { id: publisher.url, kind: 'system' } },
  };
}

const NOTHING = { total: 0, sinceHeartbeat: 0 };

function countPublished(state: CompanyState, { producer }: Publisher): number {
  const { total, sinceHeartbeat } = state.published.get(producer) ?? NOTHING;
  state.published.set(producer, { total: total + 1, sinceHeartbeat: sinceHeartbeat + 1 });
  return total + 1;
}
