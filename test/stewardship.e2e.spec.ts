// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING, KeyStore, newAccessKey } from '#access';
import { buildEvent, toStructuredCloudEvent } from '#events';
import {
  answerLater,
  anyWitness,
  FolderArchive,
  parseNote,
  parseVerifierKey,
  type Report,
  verifyArchive,
} from '#ledger';
import { sleep, SystemClock } from '#platform';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

// Keys, erasure and restore, by the commands that an administrator has.

let database: TestDatabase;
let service: TestService;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'change-ledger-stewardship-'));
  database = await createTestDatabase();
  service = await startService(database, null);
  await service.ready();
  for (let event = 0; event < 20; event += 1) await publish(event);
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function publish(event: number): Promise<void> {
  const started = buildEvent({
    subject: 'build',
    predicate: 'started',
    id: `build-${event}`,
    source: 'https://ci.example',
    timestamp: '2026-10-01T10:00:00Z',
    subjectId: `build-${event}`,
    content: {},
  });
  const answer = await request(service.url)
    .post('/v1/events')
    .set('authorization', `Bearer ${service.keys.publisher}`)
    .set('content-type', 'application/cloudevents+json')
    .send(JSON.stringify(toStructuredCloudEvent(started)));
  expect(answer.status).toBe(202);
}

const get = (path: string) =>
  request(service.url).get(path).set('authorization', `Bearer ${service.keys.auditor}`);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** runs the CLI as the administrator of this deployment */
async function run(args: readonly string[], url = database.url): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    DATABASE_URL: url,
    LEDGER_SEAL_FOLDER: service.sealFolder,
    LEDGER_ARCHIVE: join(service.sealFolder, 'archive'),
  };
  return new Promise((resolve) => {
    execFile('node', ['dist/apps/cli/src/main.js', ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

async function sealed(size: number): Promise<string> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(50)) {
    const { body } = await get('/v1/ledgers');
    const { checkpoint } = body.items[0];
    if (checkpoint?.size >= size) return checkpoint.note;
  }
  throw new Error(`no checkpoint of ${size} entries`);
}

async function verified(vkey: string): Promise<Report> {
  const keys = [parseVerifierKey(vkey)];
  const archive = new FolderArchive(service.archive);
  const wanted = { keys, quorum: anyWitness(keys), pinned: null, depth: 'payloads' } as const;
  return answerLater(verifyArchive(wanted), (path) => archive.read(path));
}

const vkeysIn = (text: string) => text.match(/\S+\+[0-9a-f]{8}\+\S+/g) ?? [];

describe('the signing keys', () => {
  it('are shown, rotated with an overlap, and retired at a final size', async () => {
    await sealed(20);
    const shown = await run(['keys', 'show']);
    const [old = ''] = vkeysIn(shown.out);
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('signs') });
    expect((await verified(old)).integrity.kind).toBe('OK');

    const rotated = await run(['keys', 'rotate']);
    const [young = ''] = vkeysIn(rotated.out);
    expect(rotated.code).toBe(0);
    const overlap = await sealed(21);
    expect(parseNote(overlap).signatures.length).toBeGreaterThanOrEqual(1);
    await publish(20);
    expect(parseNote(await sealed(22)).signatures.length).toBe(2);
    for (const vkey of [old, young]) expect((await verified(vkey)).integrity.kind).toBe('OK');

    const keyId = old.split('+')[1] ?? '';
    const retired = await run(['keys', 'retire', keyId]);
    expect(retired).toMatchObject({
      code: 0,
      out: expect.stringMatching(/last checkpoint has \d+/),
    });
    await publish(21);
    const after = parseNote(await sealed(24));
    expect(after.signatures.length).toBe(1);
    expect((await verified(young)).integrity.kind).toBe('OK');
    expect((await verified(old)).integrity.kind).toBe('UNANCHORED');
    const { body } = await get('/v1/ledgers');
    expect(body.items[0].keys).toEqual([
      { vkey: old, addedAt: expect.any(String), retiredAt: expect.any(String), finalSize: 23 },
      { vkey: young, addedAt: expect.any(String), retiredAt: null, finalSize: null },
    ]);
    const kinds = (await get('/v1/entries?limit=1000')).body.items.map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(kinds.filter((kind: string) => kind === 'key').length).toBe(2);
  });

  it('are never left without one, and none is made up', async () => {
    const [only = ''] = vkeysIn((await run(['keys', 'show'])).out).slice(-1);
    expect(await run(['keys', 'retire', only.split('+')[1] ?? ''])).toMatchObject({
      code: 1,
      err: expect.stringContaining('the only key'),
    });
    expect(await run(['keys', 'retire', '00000000'])).toMatchObject({ code: 1 });
    expect(await run(['keys', 'create'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('has a key already'),
    });
    expect(await run(['keys', 'rotate', '--ledger', 'other'])).toMatchObject({
      code: 1,
      err: expect.stringContaining("no ledger 'other'"),
    });
  });

  it('have witnesses whose policy file a command writes', async () => {
    const vkey = 'witness.example+6be80f52+BGAlqzXbTaIVxkN6jN0Aj5Rq3I9pHTvTLKsDc6TqcT0y';
    const policy = join(folder, 'policy');
    const add = (name: string, key: string) =>
      run(['keys', 'witness', 'add', name, key, 'http://127.0.0.1:1', '--policy', policy]);
    expect(await add('w1', vkey)).toMatchObject({
      code: 1,
      err: expect.stringContaining('line 1 of the policy'),
    });
  });
});

describe('erasing a payload', () => {
  it('takes two administrators, an entry, and leaves nothing of the payload', async () => {
    const second = newAccessKey('admin');
    await new KeyStore(database.database, new SystemClock()).register(second, {
      scope: EVERYTHING,
      expiresAt: null,
    });
    const [mine, theirs] = [join(folder, 'mine'), join(folder, 'theirs')];
    await writeFile(mine, service.keys.admin);
    await writeFile(theirs, second.secret);
    const as = (file: string, ...args: string[]) =>
      run(['erase', '--url', service.url, '--access-key-file', file, ...args]);

    const asked = await as(mine, '--position', '3', '5', '--basis', 'GDPR Art. 17');
    const [id = ''] = asked.out.split('\n');
    expect(asked.code).toBe(0);
    expect((await get('/v1/ledgers/main/entries/3/payload')).status).toBe(200);
    expect(await as(mine, '--approve', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('may not decide'),
    });
    const { size } = (await get('/v1/ledgers')).body.items[0];
    expect(await as(theirs, '--approve', id)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`entry ${size} says so`),
    });
    await sealed(size + 1);
    await sleep(1_500);
    expect((await get('/v1/ledgers/main/entries/3/payload')).status).toBe(404);
    const [vkey = ''] = vkeysIn((await run(['keys', 'show'])).out).slice(-1);
    expect(await verified(vkey)).toMatchObject({
      integrity: { kind: 'OK' },
      completeness: { kind: 'REDACTED', position: 3 },
    });
    expect(await as(theirs, '--approve', id)).toMatchObject({ code: 1 });
    expect(await as(mine, '--position', '3', '--basis', 'again')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no payload'),
    });
    expect((await as(mine, '--list')).out).toContain('approved');
  });

  it('is closed to everyone else', async () => {
    for (const role of ['publisher', 'auditor', 'officer', 'operator'] as const) {
      const { status } = await request(service.url)
        .post('/v1/ledgers/main/erasures')
        .set('authorization', `Bearer ${service.keys[role]}`)
        .send({ positions: [1], basis: 'none' });
      expect([role, status]).toEqual([role, 403]);
    }
  });
});

describe('an export', () => {
  it('is the same from the archive and over HTTP, and verifies as the service itself does', async () => {
    const [vkey = ''] = vkeysIn((await run(['keys', 'show'])).out).slice(-1);
    const key = join(folder, 'auditor');
    await writeFile(key, service.keys.auditor);
    const url = `${service.url}/v1/ledgers/main`;
    const [one, other] = [join(folder, 'one.tar'), join(folder, 'other.tar')];
    const exported = await run(['export', '--output', one]);
    expect(exported).toMatchObject({ code: 0, out: expect.stringContaining('positions 0 to') });
    const over = ['--source', url, '--access-key-file', key];
    expect(await run(['export', '--output', other, ...over])).toMatchObject({ code: 0, err: '' });
    expect((await readFile(one)).equals(await readFile(other))).toBe(true);
    expect(await run(['export', '--output', one])).toMatchObject({
      code: 1,
      err: expect.stringContaining('--force'),
    });
    for (const target of [[one], [service.archive], [url, '--access-key-file', key]]) {
      expect(await run(['verify', ...target, '--key', vkey])).toMatchObject({ code: 0 });
    }
    expect(await run(['verify', url, '--key', vkey])).toMatchObject({ code: 1 });
  });
});

describe('restoring from the archive', () => {
  it('gives an empty database the same entries, states and cursors', async () => {
    const other = await createTestDatabase();
    try {
      const restored = await run(['restore', '--json'], other.url);
      expect(restored).toMatchObject({ code: 0, err: '' });
      const rows = ({ database: each }: TestDatabase) =>
        each.query(
          `SELECT position, state, reason, entry FROM ledger_entry
            WHERE position NOT IN (3, 5) ORDER BY position`,
        );
      expect(JSON.parse(restored.out)).toMatchObject({ replaced: 0 });
      expect(await rows(other)).toEqual(await rows(database));
      const identities = ({ database: each }: TestDatabase) =>
        each.query('SELECT identity, position FROM ledger_identity ORDER BY position');
      expect(await identities(other)).toEqual(await identities(database));
      expect((await run(['restore'], other.url)).out).toContain('nothing to restore');
    } finally {
      await other.drop();
    }
  });

  it('says in one line what is wrong', async () => {
    expect(await run(['restore', '--archive', folder])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^change-ledger: .*checkpoint is missing.*\n$/),
    });
  });
});
