// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { EmbeddedError } from './embedded-error.js';
import { codeOf, writeFailure } from './system-error.js';

/** Every embedded server listens here and nowhere else. */
export const HOST = '127.0.0.1';

/**
 * A port to listen on, remembered in `file`: the one asked for, else the one of the last time, else
 * any free one. @throws EmbeddedError PORT_TAKEN when the one asked for cannot be opened.
 */
export async function choosePort(file: string, wanted?: number): Promise<number> {
  const port = wanted ?? (await rememberedPort(file)) ?? (await freePort());
  const refusal = await tryPort(port);
  if (refusal !== null) {
    throw new EmbeddedError('PORT_TAKEN', `port ${port} of ${HOST} cannot be opened (${refusal})`);
  }
  await writeFile(file, `${port}\n`).catch((error: unknown) => {
    throw writeFailure(file, error);
  });
  return port;
}

async function rememberedPort(file: string): Promise<number | null> {
  const port = Number(await readFile(file, 'utf8').catch(() => ''));
  const isPort = Number.isInteger(port) && port > 0 && port < 65_536;
  return isPort && (await tryPort(port)) === null ? port : null;
}

/** Ports that this process has been given: until one is opened, it may be given again. */
const given = new Set<number>();

async function freePort(): Promise<number> {
  const port = await listen(0);
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}

/** Null when the port can be opened, else the reason why not. */
function tryPort(port: number): Promise<string | null> {
  return listen(port).then(() => null, codeOf);
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}
