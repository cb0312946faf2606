// SPDX-License-Identifier: Apache-2.0
import { execFile, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEvent, toStructuredCloudEvent } from '#events';
import { sleep } from '#platform';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

// What an auditor does with nothing but a key, a URL and the command.

const GO = { cwd: 'test/interop', timeout: 60_000 };
const hasGo = spawnSync('go', ['mod', 'download'], GO).status === 0;
if (!hasGo) process.stderr.write('SKIPPED: no Go with golang.org/x/mod to read our API\n');

let database: TestDatabase;
let service: TestService;
let folder: string;
let url: string;
const file = (name: string) => join(folder, name);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(command: string, args: readonly string[], env = process.env): Promise<Ended> {
  return new Promise((resolve) => {
    const cwd = command === 'go' ? GO.cwd : '.';
    execFile(command, [...args], { env, cwd }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

const verify = (...args: readonly string[]) =>
  run(process.execPath, ['dist/apps/cli/src/main.js', 'verify', ...args]);

async function verdictsOf(...args: readonly string[]) {
  const { code, out } = await verify(...args, '--json');
  const { verdicts, range } = JSON.parse(out);
  const kinds = ['integrity', 'completeness', 'time', 'consistency'].map(
    (promise) => verdicts[promise].kind,
  );
  return [code, range.to, ...kinds];
}

let count = 0;
/** Publishes, waits until all is sealed, and keeps the checkpoint in a file. */
async function publish(events: number, name: string): Promise<void> {
  const batch = Array.from({ length: events }, () => {
    const id = `build-${(count += 1)}`;
    return toStructuredCloudEvent(
      buildEvent({
        subject: 'build',
        predicate: 'started',
        id,
        source: 'https://ci.example',
        timestamp: '2026-10-01T10:00:00Z',
        subjectId: id,
        content: {},
      }),
    );
  });
  const answer = await request(service.url)
    .post('/v1/events')
    .set('authorization', `Bearer ${service.keys.publisher}`)
    .set('content-type', 'application/cloudevents-batch+json')
    .send(JSON.stringify(batch));
  expect(answer.status).toBe(202);
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(50)) {
    const { text } = await get('/checkpoint').buffer(true);
    await writeFile(file(name), text);
    if (text.split('\n')[1] === String(count)) return;
  }
  throw new Error(`no checkpoint of ${count} entries`);
}

const get = (path: string) =>
  request(url).get(path).set('authorization', `Bearer ${service.keys.auditor}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'change-ledger-verify-'));
  database = await createTestDatabase();
  service = await startService(database, null);
  await service.ready();
  url = `${service.url}/v1/ledgers/main`;
  const { body } = await request(service.url)
    .get('/v1/ledgers')
    .set('authorization', `Bearer ${service.keys.auditor}`);
  await writeFile(file('log.vkey'), body.items[0].keys[0].vkey);
  await writeFile(file('auditor.key'), `${service.keys.auditor}\n`);
  await writeFile(file('operator.key'), service.keys.operator);
  await publish(400, 'earlier-checkpoint');
  await publish(200, 'checkpoint');
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('a running service', () => {
  const sound = [0, 600, 'OK', 'OK', 'UNANCHORED', 'OK'];

  it('is verified over HTTP as its archive is on disk', async () => {
    const args = ['--key', file('log.vkey'), '--pinned', file('earlier-checkpoint')];
    const found = await Promise.all([
      verdictsOf(url, ...args, '--access-key-file', file('auditor.key')),
      verdictsOf(service.archive, ...args),
      verdictsOf(url, ...args, '--access-key-file', file('auditor.key'), '--depth', 'entries'),
    ]);
    expect(found).toEqual([sound, sound, sound]);
  });

  it('is verified on disk by verify.mjs', async () => {
    const args = ['--key', file('log.vkey'), '--pinned', file('earlier-checkpoint')];
    const { code, out } = await run(process.execPath, [
      'dist/verify.mjs',
      service.archive,
      ...args,
    ]);
    const { out: ours } = await verify(service.archive, ...args);
    expect([code, ours.startsWith(out)]).toEqual([0, true]);
  });

  it('is not verified without an access key, or with one that may not read it', async () => {
    const key = ['--key', file('log.vkey')];
    const ended = await Promise.all([
      verify(url, ...key),
      verify(url, ...key, '--access-key-file', file('operator.key')),
      verify(url, ...key, '--access-key-file', file('nothing')),
    ]);
    expect(ended.map(({ code, out, err }) => [code, out, err])).toEqual([
      [
        1,
        '',
        `change-ledger: ${url}/checkpoint is refused: 401: give an access key that may read it (--access-key-file)\n`,
      ],
      [1, '', expect.stringMatching(/is refused: 403: give an access key that may read it/)],
      [2, '', `change-ledger: ${file('nothing')} holds no access key (try --help)\n`],
    ]);
  });

  it('is not vouched for by the key of another ledger', async () => {
    const args = ['--key', 'test/vectors/log.vkey', '--access-key-file', file('auditor.key')];
    expect(await verdictsOf(url, ...args)).toEqual([
      3,
      600,
      'UNANCHORED',
      'OK',
      'UNANCHORED',
      'UNANCHORED',
    ]);
  });

  it('that goes back behind a checkpoint that was kept is found', async () => {
    const args = ['--key', file('log.vkey'), '--access-key-file', file('auditor.key')];
    await publish(1, 'later');
    await copyFile(join(service.archive, 'checkpoint'), file('later'));
    await copyFile(file('checkpoint'), join(service.archive, 'checkpoint'));
    expect(
      await verdictsOf(service.archive, ...args.slice(0, 2), '--pinned', file('later')),
    ).toEqual([6, 600, 'OK', 'OK', 'UNANCHORED', 'TAMPERED']);
  });

  it.skipIf(!hasGo)('is verified by the code of Go’s checksum database', async () => {
    await copyFile('test/vectors/proofs.json', file('proofs.json'));
    const env = { ...process.env, AUTHORIZATION: `Bearer ${service.keys.auditor}` };
    const { code, err } = await run('go', ['run', '.', folder, url], env);
    expect([code, err.replace(/^\S+ \S+ /, '')]).toEqual([0, '601 entries, 8 + 7 proofs\n']);
  });
});
