// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING, KeyStore, newAccessKey, parseOidcSettings } from '#access';
import { SystemClock } from '#platform';
import {
  createTestDatabase,
  putCommand,
  startService,
  type TestDatabase,
  type TestService,
} from '#testing';

// The guide to access, each of its lines run, and the command that it speaks of.

const GUIDE = readFileSync('docs/guides/access.md', 'utf8');
const SECRET = /^cl_(\w+?)_[0-9a-f]{8}_[\w-]{43}$/;

let database: TestDatabase;
let service: TestService;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'change-ledger-access-'));
  putCommand(folder);
  database = await createTestDatabase();
  service = await startService(database, null);
  await service.ready();
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(line: string): Promise<Ran> {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    HOME,
    PATH: `${folder}${delimiter}${PATH}`,
    DATABASE_URL: database.url,
    API: service.url,
    ADMIN: service.keys.admin,
    AUDITOR: service.keys.auditor,
    KEY_ID: service.keys.auditor.split('_').slice(0, 3).join('_'),
  };
  const done = promisify(execFile)('sh', ['-c', line], { env });
  return done.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ran) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

const access = (words: string) => run(`change-ledger access ${words}`);

/** What each command of the guide says, in their order. */
async function saidBy(kind: string): Promise<readonly string[]> {
  const blocks = [...GUIDE.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  const commands = blocks.flatMap((block) => block.trimEnd().split(/(?<!\\)\n/));
  const said: string[] = [];
  for (const command of commands.filter((each) => each.startsWith(kind))) {
    const { code, stdout } = await run(command);
    expect([command, code]).toEqual([command, 0]);
    said.push(stdout.trimEnd());
  }
  return said;
}

/** Registers the key that the guide gives as an example. */
async function registerExample(): Promise<string> {
  const key = newAccessKey('auditor', (size) =>
    size === 4 ? Buffer.from('1f2e3d4c', 'hex') : Buffer.alloc(size, 7),
  );
  const store = new KeyStore(database.database, new SystemClock());
  await store.register(key, { scope: EVERYTHING, expiresAt: null });
  return key.secret;
}

describe('the guide to access', () => {
  it('makes the first keys by the command', async () => {
    const roles = (await saidBy('change-ledger')).map((secret) => SECRET.exec(secret)?.[1]);
    expect(roles).toEqual(['admin', 'publisher', 'auditor']);
  });

  it('makes, rotates and revokes keys over HTTP, and asks who has read what', async () => {
    const before = await registerExample();
    await request(service.url)
      .get('/v1/entries')
      .set({ authorization: `Bearer ${service.keys.auditor}`, accept: 'text/csv' })
      .expect(200);
    const [created = '', rotated = '', revoked = '', log = '', exports = ''] = await saidBy('curl');
    expect(JSON.parse(created).secret).toMatch(SECRET);
    expect(JSON.parse(rotated).secret).toMatch(/^cl_auditor_1f2e3d4c_/);
    expect(JSON.parse(rotated).secret).not.toBe(before);
    expect(JSON.parse(revoked)).toMatchObject({ revokedAt: expect.any(String) });
    expect(JSON.parse(log).total).toBeGreaterThan(1);
    expect(exports).toMatch(/^number,readAt,[\s\S]*,export_ended,GET \/v1\/entries,/);
  });

  it('has settings of a provider that are taken', () => {
    const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(GUIDE) ?? [];
    expect(parseOidcSettings(yaml)?.grants.map(({ role }) => role)).toEqual([
      'admin',
      'auditor',
      'publisher',
    ]);
  });
});

describe('change-ledger access', () => {
  it.each([
    ['create', "missing required argument 'role'"],
    ['create god --ledger main', "'god' is invalid"],
    ['create auditor', 'no ledger is named'],
    ['create auditor --ledger main', 'role auditor needs environments'],
    ['create publisher --ledger main --environment x', 'role publisher needs sources'],
    ["create auditor --ledger '*' --environment '*' --days soon", 'a whole number'],
    ["create auditor --ledger '*' --environment '*' --days -1", 'a whole number'],
    ["create auditor --ledger '*' --environment '*' --colour red", "unknown option '--colour'"],
    ['rotate', "missing required argument 'key-id'"],
    ['rotate cl_auditor_ffffffff', "no key 'cl_auditor_ffffffff' that may still be used"],
    ['rotate cl_auditor_ffffffff --grace 1.5', 'a whole number'],
    ['revoke cl_auditor_ffffffff', "no key 'cl_auditor_ffffffff' that may still be used"],
    [`revoke "' OR 1=1 --"`, 'that may still be used'],
  ])('%s: refused in words', async (words, expected) => {
    const { code, stdout, stderr } = await access(words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/ at .*\.js:\d/);
  });

  it('makes keys that end, lists them without their secrets, gives another secret, and ends them', async () => {
    const created = await access("create officer --ledger main other --environment '*' --days 30");
    const secret = created.stdout.trim();
    const id = secret.split('_').slice(0, 3).join('_');
    const status = async (bearer: string) =>
      (await request(service.url).get('/v1/entries').set('authorization', `Bearer ${bearer}`))
        .status;
    expect(await status(secret)).toBe(200);
    const { stdout: listed } = await access('list');
    expect(listed).toMatch(
      new RegExp(
        `^${id} +officer +\\S+Z {2}ledgers main,other {2}environments \\* .* expires \\S+Z`,
        'm',
      ),
    );
    expect(listed).not.toContain(secret.split('_').slice(3).join('_'));
    const second = (await access(`rotate ${id} --grace 24`)).stdout.trim();
    expect([await status(secret), await status(second)]).toEqual([200, 200]);
    const third = (await access(`rotate ${id}`)).stdout.trim();
    expect([await status(secret), await status(second), await status(third)]).toEqual([
      401, 401, 200,
    ]);
    expect((await access(`revoke ${id}`)).stdout).toBe(`${id} is revoked\n`);
    expect([await status(third), (await access(`revoke ${id}`)).code]).toEqual([401, 1]);
    expect((await access('list')).stdout).toMatch(new RegExp(`^${id} .* revoked \\S+Z$`, 'm'));
  });

  it('needs a database that answers, and says so in one line', async () => {
    const unset = await run('DATABASE_URL= change-ledger access list');
    const nowhere = await run(
      'DATABASE_URL=postgresql://x:word@127.0.0.1:9/x change-ledger access list',
    );
    for (const { code, stderr } of [unset, nowhere]) {
      expect([code, stderr.trimEnd().split('\n').length]).toEqual([1, 1]);
      expect(stderr).not.toContain('word');
    }
  });
});
