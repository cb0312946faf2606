// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoHistory } from '#demo';
import { Log, sleep, topicOffsets } from '#platform';
import { createTestDatabase, createTestTopic, hasKafka } from '#testing';

interface RunFile {
  readonly api: string;
  readonly kafkaBrokers: readonly string[];
  readonly databaseUrl: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly pids: Readonly<Record<string, number>>;
}

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

const HISTORY = [...demoHistory()].length;
const START_MS = 120_000;

let folder: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'change-ledger-up-'));
});
afterAll(() => {
  for (const child of children) child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

function cli(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Started {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', ...args], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => (output += text.toString()));
  }
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, output: () => output, exit };
}

const up = (name: string, ...args: readonly string[]) =>
  cli(['up', '--port', '0', '--data-dir', join(folder, name), ...args]);

const runFile = (name: string): RunFile =>
  JSON.parse(readFileSync(join(folder, name, 'run.json'), 'utf8')) as RunFile;

async function until(isSo: () => Promise<boolean> | boolean, what: () => string): Promise<void> {
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(20))
    if (await isSo()) return;
  throw new Error(what());
}

async function ready({ child, output }: Started): Promise<void> {
  await until(() => output().includes('Ctrl-C stops') || child.exitCode !== null, output);
  if (child.exitCode !== null) throw new Error(output());
}

/** a path with what root needs to run PostgreSQL as somebody else, and nothing more */
function withoutJava(): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const setpriv = (process.env['PATH'] ?? '')
    .split(':')
    .map((each) => join(each, 'setpriv'))
    .find(existsSync);
  if (setpriv !== undefined) symlinkSync(setpriv, join(bin, 'setpriv'));
  return bin;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // what is dead and not yet reaped is dead
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function gone(pids: Readonly<Record<string, number>>): Promise<void> {
  const alive = () => Object.entries(pids).filter(([, pid]) => isAlive(pid));
  await until(
    () => alive().length === 0,
    () => `still alive: ${JSON.stringify(alive())}`,
  );
}

async function entries({ api, keys }: RunFile): Promise<number> {
  const headers = { authorization: `Bearer ${keys['auditor']}` };
  const answer = await fetch(`${api}/v1/entries?limit=1`, { headers });
  return ((await answer.json()) as { total: number }).total;
}

async function recordsInTopic({ kafkaBrokers }: RunFile): Promise<number> {
  const log = new Log('spec', 'error');
  const offsets = await topicOffsets({ brokers: kafkaBrokers, clientId: 'spec', log }, 'cdevents');
  return offsets.reduce((sum, { low, high }) => sum + Number(high - low), 0);
}

describe.skipIf(!hasKafka())('one command', { timeout: 180_000 }, () => {
  it('starts everything, says where it is, and stops in order', async () => {
    const first = up('one');
    await ready(first);
    const run = runFile('one');
    expect(statSync(join(folder, 'one', 'run.json')).mode & 0o777).toBe(0o600);
    expect(Object.keys(run)).toEqual([
      'api',
      'kafkaBrokers',
      'topics',
      'databaseUrl',
      'ledgers',
      'keys',
      'pids',
    ]);
    expect([await entries(run), await recordsInTopic(run)]).toEqual([HISTORY, HISTORY]);
    const status = cli(['status', '--json', '--data-dir', join(folder, 'one')]);
    expect(await status.exit).toBe(0);
    expect(JSON.parse(status.output())).toEqual(run);
    for (const key of Object.values(run.keys)) expect(first.output()).toContain(key);
    first.child.kill('SIGINT');
    expect(await first.exit).toBe(0);
    await gone(run.pids);
    expect(existsSync(join(folder, 'one', 'run.json'))).toBe(false);
  });

  it('starts again with its data and its keys, and heals what dies', async () => {
    const again = up('one');
    await ready(again);
    const run = runFile('one');
    expect(await entries(run)).toBe(HISTORY);
    for (const name of ['worker', 'api', 'kafka', 'postgres']) {
      process.kill(run.pids[name] ?? 0, 'SIGKILL');
    }
    await until(
      () =>
        Object.keys(run.pids).every(
          (name) => name === 'up' || runFile('one').pids[name] !== run.pids[name],
        ),
      () => 'not restarted',
    );
    await until(
      async () => (await fetch(`${run.api}/health/ready`).catch(() => null))?.ok === true,
      () => 'not ready again',
    );
    expect(await entries(run)).toBe(HISTORY);
    const { pids } = runFile('one');
    again.child.kill('SIGTERM');
    expect(await again.exit).toBe(0);
    await gone(pids);
  });

  it('killed amid the demo and started again, holds each record of the topic once', async () => {
    const first = up('killed');
    await until(() => existsSync(join(folder, 'killed', 'demo.begun')), first.output);
    await until(async () => (await entries(runFile('killed'))) > 100, first.output);
    const { pids } = runFile('killed');
    for (const name of ['up', 'worker', 'api']) process.kill(pids[name] ?? 0, 'SIGKILL');
    await gone(pids);
    const again = up('killed');
    await ready(again);
    const run = runFile('killed');
    expect([await entries(run), await recordsInTopic(run)]).toEqual([HISTORY, HISTORY]);
    again.child.kill('SIGINT');
    await again.exit;
    await gone(run.pids);
  });

  it('runs on servers of the user, and gives them the demo only when told', async () => {
    const database = await createTestDatabase();
    const topic = await createTestTopic();
    const args = ['up', '--port', '0', '--data-dir', join(folder, 'own')];
    const environment = {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: topic.brokers.join(','),
      LEDGER_TOPICS: `${topic.name}=main`,
      LEDGER_KAFKA_GROUP: topic.name,
    };
    for (const [flag, expected] of [
      ['', 0],
      ['--demo', HISTORY],
    ] as const) {
      const own = cli(flag === '' ? args : [...args, flag], environment);
      await ready(own);
      const run = runFile('own');
      expect([await entries(run), await topic.size()]).toEqual([expected, expected]);
      expect(Object.keys(run.pids).toSorted()).toEqual(['api', 'up', 'worker']);
      own.child.kill('SIGINT');
      expect(await own.exit).toBe(0);
      await gone(run.pids);
    }
    await topic.close();
    await database.drop();
  });

  it('runs with HTTP intake alone where there is no Java', async () => {
    const args = ['up', '--port', '0', '--data-dir', join(folder, 'bare'), '--no-demo'];
    const bare = cli(args, { PATH: withoutJava(), JAVA_HOME: '' });
    await ready(bare);
    const { kafkaBrokers, pids } = runFile('bare');
    expect(kafkaBrokers).toEqual([]);
    expect(bare.output()).toMatch(/No Kafka: .*Java/);
    bare.child.kill('SIGINT');
    await bare.exit;
    await gone(pids);
  });
});

describe('a start that cannot be', () => {
  const oneLine = (text: string) =>
    text.split('\n').filter((line) => line.startsWith('change-ledger:'));

  async function fails(started: Started, words: RegExp): Promise<void> {
    expect(await started.exit).toBe(1);
    const lines = oneLine(started.output());
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(words);
  }

  it('says that the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await fails(
      cli(['up', '--port', String(port), '--data-dir', join(folder, 'x')]),
      /port \d+ .*taken/,
    );
    server.close();
  });

  it('says that the data folder is not writable', async () => {
    writeFileSync(join(folder, 'file'), '');
    await fails(up(join('file', 'inside')), /not writable/);
  });

  it('says that no database answers', async () => {
    const args = ['up', '--port', '0', '--data-dir', join(folder, 'no-database')];
    const environment = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
    await fails(cli(args, environment), /DATABASE_URL|PostgreSQL|ECONNREFUSED/);
  });

  it('says that no broker answers', async () => {
    const args = ['up', '--port', '0', '--data-dir', join(folder, 'no-broker')];
    await fails(cli(args, { KAFKA_BROKERS: '127.0.0.1:1' }), /no broker answers at 127\.0\.0\.1:1/);
  });

  it('says that a setting is unknown', async () => {
    const args = ['up', '--port', '0', '--data-dir', join(folder, 'y')];
    await fails(cli(args, { LEDGER_TOPIX: 'a=b' }), /LEDGER_TOPIX/);
  });
});
