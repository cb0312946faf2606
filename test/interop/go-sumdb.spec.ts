// SPDX-License-Identifier: Apache-2.0
import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';

const FOLDER = join(process.cwd(), 'test/interop');
const VECTORS = join(process.cwd(), 'test/vectors');

/** Go, able to get at golang.org/x/mod; asked once. */
const isThere = spawnSync('go', ['mod', 'download'], { cwd: FOLDER, timeout: 60_000 }).status === 0;
if (!isThere) {
  process.stderr.write(
    'SKIPPED: no Go with golang.org/x/mod to verify our checkpoint and proofs\n',
  );
}

/** What the program says; it fails the test when it does not end with 0. */
async function verifiedByGo(...args: readonly string[]): Promise<string> {
  const run = promisify(execFile)('go', ['run', '.', VECTORS, ...args], { cwd: FOLDER });
  return (await run).stderr.replace(/^\S+ \S+ /, '');
}

/** The archive of the vectors behind HTTP, with one file changed; its URL, and the paths asked for. */
async function serveArchive(lie: string | null = null) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    readFile(join(VECTORS, 'archive', url)).then(
      (bytes) => response.end(url === lie ? bytes.fill(0, 9, 10) : bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}

describe.skipIf(!isThere)('the code of Go’s checksum database', { timeout: 120_000 }, () => {
  const verified = '300 entries, 8 + 7 proofs\n';

  it('verifies our checkpoint, tiles, entries, inclusion and consistency', async () => {
    expect(await verifiedByGo()).toBe(verified);
  });

  it('verifies them over HTTP, and asks for no path that we do not serve', async () => {
    const { url, asked } = await serveArchive();
    expect(await verifiedByGo(url)).toBe(verified);
    expect([...new Set(asked)].toSorted()).toEqual([
      '/checkpoint',
      '/tile/0/000',
      '/tile/0/001.p/44',
      '/tile/1/000.p/1',
      '/tile/entries/000',
      '/tile/entries/001.p/44',
    ]);
  });

  it.each(['/tile/0/000', '/tile/1/000.p/1', '/tile/entries/001.p/44', '/checkpoint'])(
    'refuses them when the host lies about %s',
    async (path) => {
      const { url } = await serveArchive(path);
      await expect(verifiedByGo(url)).rejects.toMatchObject({ code: 1 });
    },
  );
});
