// SPDX-License-Identifier: Apache-2.0
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { processesOf } from '../testing/processes.js';
import { temporaryFolders } from '../testing/temporary-folder.js';
import { type PostgresOptions, type RunningPostgres, startPostgres } from './start-postgres.js';

const temporaryFolder = temporaryFolders();
const running: RunningPostgres[] = [];

async function start(options: PostgresOptions): Promise<RunningPostgres> {
  const server = await startPostgres(options);
  running.push(server);
  return server;
}

async function query(server: RunningPostgres, sql: string): Promise<unknown[]> {
  const client = new Client(server.url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const KEEP_A_ROW = 'CREATE TABLE kept AS SELECT 42 AS answer';

describe('embedded PostgreSQL', { timeout: 60_000 }, () => {
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });

  it('starts again on the same port, with the same password and its data', async () => {
    const dataDir = join(await temporaryFolder(), 'not', 'yet there');
    const first = await start({ dataDir });
    await query(first, KEEP_A_ROW);
    await first.stop();
    const left = await processesOf(dataDir);

    const second = await start({ dataDir });
    expect({
      end: await first.ended,
      left,
      url: second.url,
      rows: await query(second, 'SELECT * FROM kept'),
    }).toEqual({ end: { kind: 'stopped' }, left: [], url: first.url, rows: [{ answer: 42 }] });
  });

  it('is PostgreSQL 18 that syncs to disk, tells UTC and takes settings', async () => {
    const dataDir = await temporaryFolder();
    const server = await start({ dataDir, settings: { max_connections: '7' } });
    const shown = await query(
      server,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'TimeZone', 'max_connections',
         'server_version', 'server_encoding', 'listen_addresses', 'unix_socket_directories')`,
    );
    expect(new Set(shown)).toEqual(
      new Set([
        { name: 'TimeZone', setting: 'UTC' },
        { name: 'fsync', setting: 'on' },
        { name: 'listen_addresses', setting: '127.0.0.1' },
        { name: 'max_connections', setting: '7' },
        { name: 'server_encoding', setting: 'UTF8' },
        { name: 'server_version', setting: expect.stringMatching(/^18\./) },
        { name: 'unix_socket_directories', setting: '' },
      ]),
    );
  });

  it('lets nobody in without the password, which only the owner can read', async () => {
    const dataDir = await temporaryFolder();
    const server = await start({ dataDir, password: 'p@ss/wörd' });
    const guess = { ...server, url: server.url.replace('p%40ss', 'guess') };
    await expect(query(guess, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    const file = join(dataDir, 'postgres.password');
    expect({
      rows: await query(server, 'SELECT 1 AS one'),
      kept: await readFile(file, 'utf8'),
      mode: ((await stat(file)).mode & 0o777).toString(8),
    }).toEqual({ rows: [{ one: 1 }], kept: 'p@ss/wörd\n', mode: '600' });
  });

  it('says what it does and passes on what the server logs', async () => {
    const dataDir = await temporaryFolder();
    const steps: string[] = [];
    const lines: string[] = [];
    const server = await start({
      dataDir,
      progress: (text) => steps.push(text),
      log: (line) => lines.push(line),
    });
    expect(steps).toEqual([
      'creating the PostgreSQL cluster',
      `starting PostgreSQL on port ${server.port}`,
    ]);
    await server.stop();
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toBe(`${lines.join('\n')}\n`);
  });

  it('tells that it was killed, and starts again with its data', async () => {
    const dataDir = await temporaryFolder();
    const first = await start({ dataDir });
    await query(first, KEEP_A_ROW);
    process.kill(first.pid, 'SIGKILL');
    const end = await first.ended;

    const second = await start({ dataDir });
    expect([end, await query(second, 'SELECT * FROM kept')]).toEqual([
      { kind: 'died', how: 'signal SIGKILL', lastLines: expect.any(Array) },
      [{ answer: 42 }],
    ]);
  });

  it('is refused for a folder that it already serves, and goes on serving it', async () => {
    const dataDir = await temporaryFolder();
    const server = await start({ dataDir });
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({
      code: 'FOLDER_IN_USE',
      message: `postgres of ${dataDir} is in use by process ${process.pid}`,
    });
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is refused on a port that is taken, and leaves nothing running', async () => {
    const { port } = await start({ dataDir: await temporaryFolder() });
    const dataDir = await temporaryFolder();
    await expect(startPostgres({ dataDir, port })).rejects.toMatchObject({ code: 'PORT_TAKEN' });
    expect(await processesOf(dataDir)).toEqual([]);
  });

  it('is refused where the folder is a file', async () => {
    const dataDir = join(await temporaryFolder(), 'file');
    await writeFile(dataDir, '');
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({
      code: 'FOLDER_NOT_WRITABLE',
      message: `${dataDir} cannot be written (EEXIST)`,
    });
  });

  it('asks for a lost password instead of making a new one', async () => {
    const dataDir = await temporaryFolder();
    await (await start({ dataDir })).stop();
    await rm(join(dataDir, 'postgres.password'));
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'PASSWORD_MISSING' });
  });

  it('tells in one line why it does not start', async () => {
    const dataDir = await temporaryFolder();
    const started = startPostgres({ dataDir, settings: { wal_level: 'none' } });
    await expect(started).rejects.toMatchObject({
      code: 'START_FAILED',
      message: expect.stringMatching(
        /^postgres ended while it was starting \(exit code 1\): .*FATAL: .*"wal_level": "none"$/,
      ),
    });
    expect(await processesOf(dataDir)).toEqual([]);
  });
});
