// SPDX-License-Identifier: Apache-2.0
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AppendRequest, LedgerStore, type Outcome } from '#ledger';
import { type NewRecord, RecordSink, type TopicMap } from '#platform';
import { isSameContent, judgeRecord } from './judging/judge-record.js';
import { storeBisecting } from './store-request.js';

/** One event of an HTTP request: its own body and the headers that describe it. */
export interface PostedEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** what Kafka partitions by */
  readonly key: string | null;
}

/** Where an accepted event went: onto a topic, or straight into the ledger. */
export type Accepted = { readonly topic: string } | { readonly outcomes: readonly Outcome[] };

/** Where posted events go; `sink` is null where there is no broker. */
export class HttpIntakeOptions {
  constructor(
    readonly topics: TopicMap,
    readonly sink: RecordSink | null,
  ) {}
}

/** Takes posted events: onto Kafka (acks=all), or without a broker straight into the ledger. */
export class AcceptEvents extends Command<Accepted> {
  constructor(
    readonly events: readonly PostedEvent[],
    readonly from: { readonly ledger: string; readonly route: string; readonly principal: string },
  ) {
    super();
  }
}

@CommandHandler(AcceptEvents)
export class AcceptEventsHandler implements ICommandHandler<AcceptEvents> {
  constructor(
    private readonly store: LedgerStore,
    private readonly options: HttpIntakeOptions,
  ) {}

  async execute({ events, from }: AcceptEvents): Promise<Accepted> {
    const { sink, topics } = this.options;
    const topic = Object.keys(topics).find((each) => topics[each] === from.ledger);
    if (sink !== null && topic !== undefined) {
      await sink.publish(topic, events.map(recordOf));
      return { topic };
    }
    const appended = await storeBisecting(this.store, requestOf(events, from));
    return { outcomes: appended.kind === 'appended' ? appended.outcomes : [] };
  }
}

function recordOf({ key, body, headers }: PostedEvent): NewRecord {
  return { key, value: body, headers };
}

function requestOf(
  events: readonly PostedEvent[],
  { ledger, route, principal }: AcceptEvents['from'],
): AppendRequest {
  const entries = events.map(({ key, headers, body }) => {
    const pairs = Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)] as const);
    const record = { key: key === null ? null : Buffer.from(key), headers: pairs, value: body };
    return judgeRecord(record, { kind: 'http', route, principal });
  });
  return { ledger, entries, isSameContent };
}
