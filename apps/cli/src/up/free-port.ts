// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:net';
import { CliError } from '../cli-error.js';

/** Makes sure that the API can listen there; 0 finds a free port. Throws CliError when it is taken. */
export async function freePort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, resolve);
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${String(code)})`;
    throw new CliError(`port ${port} on ${host} ${reason}: give another with --port`);
  }
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : port;
}
