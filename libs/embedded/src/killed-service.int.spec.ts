// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { chmod, chown, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from './postgres/start-postgres.js';
import { stopLeftovers } from './stop-leftovers.js';
import { buildService, runService, type Service } from './testing/built-service.js';
import { processesOf, timeUntilNoneOf } from './testing/processes.js';
import { temporaryFolders } from './testing/temporary-folder.js';

const temporaryFolder = temporaryFolders();
let program = '';

/** SIGKILL to the service and to the keepers of these servers, in one moment. */
async function killAll(service: Service, dataDir: string, names: readonly string[]): Promise<void> {
  const keepers = names.map(async (name) => {
    const pids = await readFile(join(dataDir, `${name}.pid`), 'utf8');
    return Number(/keeper (\d+)/.exec(pids)?.[1]);
  });
  const pids = await Promise.all(keepers);
  service.process.kill('SIGKILL');
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await once(service.process, 'exit');
}

describe('a service that is killed', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o755);
    program = await buildService(folder);
  });

  it('leaves no server behind', async () => {
    const dataDir = await temporaryFolder();
    const service = await runService(program, [dataDir, 'postgres', 'kafka']);
    const before = await processesOf(dataDir);
    service.process.kill('SIGKILL');
    const timeMs = await timeUntilNoneOf(dataDir);
    const files = (await readdir(dataDir)).filter((name) => name.endsWith('.pid'));
    expect(before).toEqual(expect.arrayContaining([...service.servers]));
    expect(timeMs).toBeLessThan(10_000);
    expect(files).toEqual([]);
  });

  it('may be started again at once', async () => {
    const dataDir = await temporaryFolder();
    const service = await runService(program, [dataDir, 'postgres']);
    service.process.kill('SIGKILL');
    await once(service.process, 'exit');
    const server = await startPostgres({ dataDir });
    await server.stop();
    expect(await processesOf(dataDir)).toEqual([]);
  });

  it('has its servers stopped by the next start when its keepers were killed too', async () => {
    const dataDir = await temporaryFolder();
    const service = await runService(program, [dataDir, 'postgres', 'kafka']);
    await killAll(service, dataDir, ['postgres', 'kafka']);
    const [postgres, kafka] = service.servers;
    const left = await stopLeftovers(dataDir);
    expect([left, await stopLeftovers(dataDir), await processesOf(dataDir)]).toEqual([
      [
        { name: 'kafka', pid: kafka },
        { name: 'postgres', pid: postgres },
      ],
      [],
      [],
    ]);
  });

  it('is not robbed of its servers while it lives', async () => {
    const dataDir = await temporaryFolder();
    const service = await runService(program, [dataDir, 'postgres']);
    await expect(stopLeftovers(dataDir)).rejects.toMatchObject({ code: 'FOLDER_IN_USE' });
    expect(await processesOf(dataDir)).toEqual(expect.arrayContaining([...service.servers]));
    service.process.kill('SIGKILL');
    await timeUntilNoneOf(dataDir);
  });

  it('is not mistaken for a stranger that was given its pid', async () => {
    const dataDir = await temporaryFolder();
    const pids = `service ${process.ppid} keeper ${process.pid} server ${process.pid}\n`;
    await writeFile(join(dataDir, 'postgres.pid'), pids);
    expect([await stopLeftovers(dataDir), await readdir(dataDir)]).toEqual([[], []]);
  });

  it.skipIf(process.getuid?.() !== 0)('may be that of an ordinary user', async () => {
    const dataDir = await temporaryFolder();
    const account = { uid: 1, gid: 1 };
    await chown(dataDir, account.uid, account.gid);
    const service = await runService(program, [dataDir, 'postgres'], account);
    service.process.kill('SIGKILL');
    await timeUntilNoneOf(dataDir);
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/is shut down\n$/);
  });
});

describe('a folder that is not there', () => {
  it('has no leftovers', async () => {
    expect(await stopLeftovers(join(await temporaryFolder(), 'nowhere'))).toEqual([]);
  });
});
