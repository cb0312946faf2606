// SPDX-License-Identifier: Apache-2.0
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on a free port of this machine until the test has finished; its URL. */
export async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** Answers with files, 404 for any other path. */
export function filesUnder(
  prefix: string,
  files: ReadonlyMap<string, Uint8Array>,
): RequestListener {
  return ({ url = '' }, response) => {
    const content = url.startsWith(prefix) ? files.get(url.slice(prefix.length)) : undefined;
    response.statusCode = content === undefined ? 404 : 200;
    response.end(content);
  };
}
