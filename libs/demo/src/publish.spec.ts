// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { classifyEvent } from '#events';
import { demoHistory } from '#demo';
import { at, text } from './testing/said.js';

const records = [...demoHistory()];
const PRODUCERS = ['code', 'ci', 'deploy', 'itsm', 'monitor'];

describe('a published event', () => {
  it('repeats in its CloudEvents attributes what the CDEvent says', () => {
    const differing = records.filter(({ key, event }) => {
      const { context, subject } = event.data;
      const attributes = { ...event, data: undefined };
      const expected = {
        specversion: '1.0',
        id: context.id,
        source: context.source,
        type: context.type,
        subject: subject.id,
        time: context.timestamp,
        datacontenttype: 'application/json',
        data: undefined,
        partitionkey: key,
      };
      return JSON.stringify(attributes) !== JSON.stringify(expected);
    });
    expect(differing).toEqual([]);
  });

  it('reaches the last rung of the ladder', () => {
    const reasons = records.flatMap(({ event }) => classifyEvent(event.data).reason ?? []);
    expect(reasons).toEqual([]);
  });

  it('is written in CDEvents 0.4.1 by the build system alone', () => {
    const old = records.filter(({ event }) => 'version' in event.data.context);
    const sources = new Set(old.map(({ event }) => new URL(event.source).host));
    expect([...sources]).toEqual(['ci.tidewater.example']);
    expect(old.length).toBeGreaterThan(1_000);
  });

  it('is keyed by its chain, else its repository, else its place, else its publisher', () => {
    const shapes = new Set(
      records.map(({ key, event }) => shapeOfKey(key, event.data.context.chainId)),
    );
    expect([...shapes].toSorted()).toEqual([
      'chain',
      'environment',
      'publisher',
      'repository',
      'service',
    ]);
  });
});

describe('the sequence of a publisher', () => {
  it.each(PRODUCERS)('of %s has no gap', (producer) => {
    const numbers = sequenceOf(producer).filter((one) => typeof one === 'number');
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it.each(PRODUCERS)('of %s is what its heartbeats say', (producer) => {
    const said = sequenceOf(producer);
    const beats = said.flatMap((one, index) => (typeof one === 'number' ? [] : [{ index, one }]));
    const expected = beats.map(({ index }, beat) => {
      const since = beat === 0 ? 0 : (beats[beat - 1]?.index ?? 0) + 1;
      return { producer, sequenceHigh: index - beat, count: index - since };
    });
    expect(beats.map(({ one }) => one)).toEqual(expected);
    expect(beats.at(-1)?.index).toBe(said.length - 1);
  });
});

/** What a publisher sent: the numbers of its events, and the contents of its heartbeats between them. */
function sequenceOf(producer: string): readonly (number | object)[] {
  return records.flatMap(({ event }): readonly (number | object)[] => {
    const { subject, customData } = event.data;
    if (event.type.includes('heartbeat')) return subject.id === producer ? [subject.content] : [];
    const isOwn = text(customData, 'itil.sequence.producer') === producer;
    return isOwn ? [Number(at(customData, 'itil.sequence.number'))] : [];
  });
}

function shapeOfKey(key: string, chainId: string | undefined): string {
  if (chainId !== undefined) return key === chainId ? 'chain' : `not the chain: ${key}`;
  if (key.startsWith('tidewater/')) return 'repository';
  if (/^(production|staging|test)\/eu-1$/.test(key)) return 'environment';
  if (/^production\/eu-1\/[a-z]+$/.test(key)) return 'service';
  return /^[a-z]+$/.test(key) ? 'publisher' : key;
}
