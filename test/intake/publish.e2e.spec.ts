// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '#platform';
import {
  createTestDatabase,
  createTestTopic,
  hasKafka,
  startService,
  type TestDatabase,
  type TestService,
  type TestTopic,
} from '#testing';

const GITHUB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_SHA: 'c0ffee',
  GITHUB_RUN_ID: '42',
  GITHUB_JOB: 'build',
  GITHUB_TRIGGERING_ACTOR: 'mira',
};
const NOWHERE = 'http://127.0.0.1:1';

let folder: string;
let database: TestDatabase;
let topic: TestTopic | null;
let service: TestService;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function publish(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'publish', ...args], {
    env: {
      PATH,
      HOME,
      ...GITHUB,
      CHANGE_LEDGER_SPOOL: join(folder, 'spool.ndjson'),
      ...environment,
    },
  });
  child.stdin.end(input);
  let [out, error] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (error += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, error };
}

const overHttp = () => ({
  CHANGE_LEDGER_URL: service.url,
  CHANGE_LEDGER_KEY: service.keys.publisher,
});

interface Entry {
  readonly state: number;
  readonly claim: { readonly id: string; readonly type: string } | null;
}

async function entries(): Promise<readonly Entry[]> {
  const headers = { authorization: `Bearer ${service.keys.auditor}` };
  const answer = await fetch(`${service.url}/v1/entries?limit=1000`, { headers });
  return ((await answer.json()) as { items: Entry[] }).items;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) if (await isSo()) return;
  throw new Error(`not so: ${isSo.toString()}`);
}
const arrived = (id: string) =>
  until(async () => (await entries()).some(({ claim, state }) => claim?.id === id && state === 5));

describe('change-ledger publish', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'change-ledger-publish-'));
    database = await createTestDatabase();
    topic = hasKafka() ? await createTestTopic() : null;
    service = await startService(database, topic);
    await service.ready();
  });
  afterAll(async () => {
    await service?.stop();
    await topic?.close();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('publishes over HTTP what flags say and the CI run knows', async () => {
    const args = [
      'build.finished',
      '--id',
      'over-http',
      '--set',
      'content.artifactId=pkg:oci/shop@sha256%3Aab',
    ];
    const { code, error } = await publish(args, overHttp());
    expect([code, error]).toEqual([0, `change-ledger: 1 published to ${service.url}\n`]);
    await arrived('over-http');
  });

  it('publishes NDJSON from standard input', async () => {
    const drafts = ['one', 'two'].map((id) =>
      JSON.stringify({ subject: 'build', predicate: 'started', id }),
    );
    const { code } = await publish(['--file', '-'], overHttp(), `${drafts.join('\n')}\n`);
    expect(code).toBe(0);
    await arrived('one');
    await arrived('two');
  });

  it('publishes a file, by a key out of a file, and says which of its lines are not events', async () => {
    const [file, key] = ['events.ndjson', 'publisher.key'].map((name) => join(folder, name));
    const draft = { subject: 'build', predicate: 'started', id: 'of-a-file' };
    writeFileSync(file ?? '', `${JSON.stringify(draft)}\nnope\n`);
    writeFileSync(key ?? '', `${service.keys.publisher}\n`);
    const environment = { CHANGE_LEDGER_URL: service.url, CHANGE_LEDGER_KEY_FILE: key ?? '' };
    const { code, error } = await publish(['--file', file ?? ''], environment);
    expect(code).toBe(0);
    expect(error).toContain('line 2: it is not JSON');
    expect(error).toContain(`1 published to ${service.url}`);
    await arrived('of-a-file');
  });

  it('says in its help which flags and variables there are', async () => {
    const { code, out } = await publish(['--help'], {});
    expect(code).toBe(0);
    const named = [...out.matchAll(/^ +(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(named).toEqual([
      '--subject',
      '--set',
      '--file',
      '--id',
      '--source',
      '--timestamp',
      '--chain',
      '--url',
      '--ledger',
      '--topic',
      '--spool',
      '--patience',
      '--dry-run',
      '--strict',
    ]);
    for (const name of ['CHANGE_LEDGER_URL', 'CHANGE_LEDGER_KEY_FILE', 'KAFKA_BROKERS']) {
      expect(out).toContain(name);
    }
  });

  it.skipIf(!hasKafka())('publishes to Kafka', async () => {
    const environment = { KAFKA_BROKERS: topic?.brokers.join(',') ?? '' };
    const args = ['build.started', '--id', 'over-kafka', '--topic', topic?.name ?? ''];
    expect(await publish(args, environment)).toMatchObject({ code: 0 });
    await arrived('over-kafka');
  });

  it('keeps what it cannot send without breaking the pipeline, and sends it the next time', async () => {
    const away = { ...overHttp(), CHANGE_LEDGER_URL: NOWHERE };
    const kept = await publish(['build.started', '--id', 'kept', '--patience', '0'], away);
    expect(kept.code).toBe(0);
    expect(kept.error).toContain('1 kept in');
    const next = await publish(['build.started', '--id', 'next'], overHttp());
    expect(next.error).toContain('2 published to');
    await arrived('kept');
    expect(existsSync(join(folder, 'spool.ndjson'))).toBe(false);
  });

  it('breaks the pipeline only when told so, and says no secret', async () => {
    const wrong = { ...overHttp(), CHANGE_LEDGER_KEY: 'cl_wrong-key-4711' };
    const spool = { CHANGE_LEDGER_SPOOL: join(folder, 'other.ndjson') };
    const lax = await publish(['build.started'], { ...wrong, ...spool });
    const strict = await publish(['build.started', '--strict'], { ...wrong, ...spool });
    expect([lax.code, strict.code]).toEqual([0, 1]);
    expect(lax.error + strict.error).not.toContain('4711');
  });

  it.each([
    ['an unknown type', ['build.begun']],
    ['no subject', ['service.deployed']],
    ['content that breaks the schema', ['build.started', '--set', 'content.stray=1', '--dry-run']],
    ['no destination', ['build.started']],
  ])('says what is wrong with %s, and fails when strict', async (_, args) => {
    const spool = { CHANGE_LEDGER_SPOOL: join(folder, 'none.ndjson') };
    const lax = await publish(args, spool);
    const strict = await publish([...args, '--strict'], spool);
    expect([lax.code, strict.code]).toEqual([0, 1]);
    expect(lax.error).toMatch(/^change-ledger: \S/);
  });

  it('prints what it would publish', async () => {
    const { code, out } = await publish(['build.started', '--id', 'dry', '--dry-run'], {});
    expect([code, JSON.parse(out).data.customData.itil.actor]).toEqual([
      0,
      { id: 'github:mira', kind: 'user' },
    ]);
    expect((await entries()).some(({ claim }) => claim?.id === 'dry')).toBe(false);
  });
});
