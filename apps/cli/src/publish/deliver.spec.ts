// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CloudEvent } from '#events';
import { deliver } from './deliver.js';
import { type Destination, Unusable } from './destination.js';
import { Spool } from './spool.js';

let folder: string;
let file: string;
let received: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'change-ledger-spool-'));
  file = join(folder, 'deep', 'spool.ndjson');
  received = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const event = (id: string) => ({ specversion: '1.0', id }) as CloudEvent;
const ids = (events: readonly CloudEvent[]) => events.map(({ id }) => id);

/** fails as often as told, then takes everything but what is called `bad` */
function destination(failures: readonly Error[] = []): Destination {
  const left = [...failures];
  return {
    name: 'spec',
    send: async (events) => {
      const failure = left.shift();
      if (failure !== undefined) throw failure;
      received.push(...ids(events.filter(({ id }) => id !== 'bad')));
      return events.filter(({ id }) => id === 'bad').map((bad) => ({ event: bad, reason: 'bad' }));
    },
    close: async () => undefined,
  };
}
const send = (names: readonly string[], to: Destination, patienceMs = 2_000) =>
  deliver(names.map(event), to, { spool: new Spool(file), patienceMs });

describe('delivering events', () => {
  it('tries again, and leaves no spool when it succeeds', async () => {
    const delivery = await send(['a', 'bad'], destination([new Error('503'), new Error('503')]));
    expect([delivery.sent, delivery.refused.length, received]).toEqual([1, 1, ['a']]);
    expect(existsSync(file)).toBe(false);
  });

  it('keeps what it cannot send, and sends it first the next time', async () => {
    const away = () => destination(Array.from({ length: 9 }, () => new Error('away')));
    expect(await send(['a'], away(), 0)).toMatchObject({ spooled: 1, failure: 'away' });
    expect(await send(['b', 'c'], away(), 0)).toMatchObject({ spooled: 3 });
    expect(await send(['d'], destination())).toMatchObject({ sent: 4 });
    expect(received).toEqual(['a', 'b', 'c', 'd']);
    expect(await send(['e'], destination())).toMatchObject({ sent: 1 });
  });

  it('does not wait where that is of no use', async () => {
    const began = performance.now();
    expect(await send(['a'], destination([new Unusable('401')]), 60_000)).toMatchObject({
      spooled: 1,
    });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('does not wait for an answer that never comes', async () => {
    const silent = { ...destination(), send: () => new Promise<never>(() => undefined) };
    expect(await send(['a'], silent, 100)).toMatchObject({
      spooled: 1,
      failure: 'no answer in time',
    });
  });

  it('takes over what a command that was killed had taken, torn lines left aside', async () => {
    await send(['a'], destination([new Error('away')]), 0);
    const dead = `${file}.999999999.sending`;
    writeFileSync(
      dead,
      `${readFileSync(file, 'utf8').replace('"a"', '"z"')}{"specversion":"1.0","id`,
    );
    expect(await send(['b'], destination())).toMatchObject({ sent: 3 });
    expect(received.toSorted()).toEqual(['a', 'b', 'z']);
    expect(existsSync(dead)).toBe(false);
  });

  it('leaves alone what a command that lives has taken', async () => {
    await send(['a'], destination([new Error('away')]), 0);
    const living = `${file}.${process.ppid}.sending`;
    writeFileSync(living, readFileSync(file, 'utf8').replace('"a"', '"z"'));
    await send([], destination());
    expect([received, existsSync(living)]).toEqual([['a'], true]);
  });
});
