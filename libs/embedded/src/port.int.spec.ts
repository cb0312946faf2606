// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePort, HOST } from './port.js';
import { temporaryFolders } from './testing/temporary-folder.js';

const temporaryFolder = temporaryFolders();
const servers: Server[] = [];

function takenPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    servers.push(server);
    server.listen(0, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

describe('a port', () => {
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it('stays the same from start to start', async () => {
    const file = join(await temporaryFolder(), 'port');
    const first = await choosePort(file);
    expect([await choosePort(file), await readFile(file, 'utf8')]).toEqual([first, `${first}\n`]);
  });

  it('is another one when the remembered one is taken', async () => {
    const file = join(await temporaryFolder(), 'port');
    const taken = await takenPort();
    await writeFile(file, `${taken}\n`);
    const port = await choosePort(file);
    expect(port).not.toBe(taken);
    expect(await choosePort(file)).toBe(port);
  });

  it('is chosen anew when the file holds none', async () => {
    const file = join(await temporaryFolder(), 'port');
    await writeFile(file, '99999 bottles');
    expect(await choosePort(file)).toBeGreaterThan(1023);
  });

  it('that was asked for and is taken is refused', async () => {
    const file = join(await temporaryFolder(), 'port');
    const taken = await takenPort();
    await expect(choosePort(file, taken)).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `port ${taken} of 127.0.0.1 cannot be opened (EADDRINUSE)`,
    });
  });
});
