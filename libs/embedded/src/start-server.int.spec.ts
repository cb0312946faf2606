// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { KAFKA } from './server.js';
import { type ServerStart, startServer } from './start-server.js';
import { processesOf } from './testing/processes.js';
import { temporaryFolders } from './testing/temporary-folder.js';

const temporaryFolder = temporaryFolders();

async function aStart(script: string): Promise<ServerStart> {
  const folder = await temporaryFolder();
  const environment = { PATH: process.env['PATH'] };
  const args = ['-c', script, KAFKA.argument(folder)];
  return {
    kind: KAFKA,
    folder,
    launch: { command: 'sh', args, environment, folder },
    isReady: () => Promise.resolve(false),
    deadlineMs: 500,
  };
}

describe('a start', () => {
  it('of a server that does not answer ends at the deadline, with nothing left running', async () => {
    const start = await aStart('echo waiting for nothing; while :; do sleep 0.1; done');
    await expect(startServer(start)).rejects.toMatchObject({
      code: 'NOT_READY',
      message: 'kafka was not ready within 0.5 s and was stopped: waiting for nothing',
    });
    expect(await processesOf(start.folder)).toEqual([]);
  });

  it('of a server that finds no space ends with a full disk', async () => {
    const start = await aStart('echo "write failed: No space left on device"; exit 1');
    await expect(startServer(start)).rejects.toMatchObject({
      code: 'DISK_FULL',
      message:
        'kafka ended while it was starting (exit code 1): write failed: No space left on device',
    });
  });

  it('of a program that is not there fails', async () => {
    const start = await aStart('');
    const launch = { ...start.launch, command: '/no/such/java' };
    await expect(startServer({ ...start, launch })).rejects.toMatchObject({
      code: 'START_FAILED',
      message: 'kafka cannot be run: spawn /no/such/java ENOENT',
    });
  });
});
