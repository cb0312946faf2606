// SPDX-License-Identifier: Apache-2.0
import { Kafka } from 'cloudevents';
import { describe, expect, it } from 'vitest';
import { decodeRecord } from '#events';
import type { NewRecord } from '#platform';
import { bare, binary, type Document, events, isThere, structured } from './testing/corpus.js';

type Fields = Readonly<Record<string, unknown>>;

/** What the npm SDK reads in the bytes of a record, its headers made the strings that it expects. */
function theirsOf({ headers = {}, value }: NewRecord): Fields | string {
  try {
    const body = String(value);
    const event: unknown = Reflect.apply(Kafka.toEvent, Kafka, [{ headers, value: body, body }]);
    return JSON.parse(JSON.stringify(event)) as Fields;
  } catch (error) {
    return String(error);
  }
}

function oursOf({ headers = {}, value }: NewRecord): Fields {
  const pairs = Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)] as const);
  const bytes = Buffer.from(String(value));
  const { attributes, document } = decodeRecord({ headers: pairs, value: bytes });
  return { ...attributes, data: document };
}

/** The fields that both read, but not alike; an error instead of an event is one difference. */
function differencesOf(record: NewRecord): readonly string[] {
  const [theirs, ours] = [theirsOf(record), oursOf(record)];
  if (typeof theirs === 'string') return [theirs];
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  return names.filter((name) => JSON.stringify(theirs[name]) !== JSON.stringify(ours[name]));
}

const inMilliseconds = (time: string) => new Date(time).toISOString();
const isFinerOrSpelledOtherwise = ({ context: { timestamp } }: Document) =>
  timestamp !== inMilliseconds(timestamp);

/** Every difference that there is, by shape, with the events that show it. */
const DIFFERENCES: readonly {
  readonly shape: string;
  readonly record: (event: Document) => NewRecord;
  readonly difference: string;
  readonly why: string;
  readonly isShownBy: (event: Document) => boolean;
}[] = [
  {
    shape: 'bare',
    record: bare,
    difference: 'TypeError: No CloudEvent detected',
    why: 'a CDEvent without a CloudEvent around it is a shape that the SDK does not know',
    isShownBy: () => true,
  },
  ...[
    { shape: 'structured', record: structured },
    { shape: 'binary', record: binary },
  ].map((each) => ({
    ...each,
    difference: 'time',
    why: 'the SDK passes times through Date, which has neither microseconds nor the spelling',
    isShownBy: isFinerOrSpelledOtherwise,
  })),
];

describe.skipIf(!isThere)('of the conformance events of CDEvents the npm SDK', () => {
  it.each(DIFFERENCES)('reads $shape ones as we do, but for: $why', (row) => {
    const found = events.map((event) => differencesOf(row.record(event)));
    const expected = events.map((event) => (row.isShownBy(event) ? [row.difference] : []));
    expect(found).toEqual(expected);
    expect(found.some((each) => each.length > 0)).toBe(true);
  });

  it('has the times that we have, cut to milliseconds', () => {
    const records = [structured, binary].flatMap((shape) => events.map(shape));
    const theirs = records.map((each) => Reflect.get(Object(theirsOf(each)), 'time'));
    expect(theirs).toEqual(records.map((each) => inMilliseconds(String(oursOf(each)['time']))));
  });
});
