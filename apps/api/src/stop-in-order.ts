// SPDX-License-Identifier: Apache-2.0
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReadSealer } from '#access';

/** What is under way has this long to end; whoever runs us waits a little longer (15 s in `up`). */
const GRACE_MS = 10_000;
const LAST_MS = GRACE_MS + 2_000;
const LOOK_MS = 100;

/**
 * What ends the process with 0: no connection is taken any more, requests under way are answered,
 * what is not done after the time of grace is cut off. Called again it does nothing more.
 */
export function stopperOf(app: NestFastifyApplication): () => void {
  const server: Server = app.getHttpServer();
  const closeIdle = idleCloser(server);
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    // a connection that is kept open is idle as soon as its request is answered
    setInterval(closeIdle, LOOK_MS);
    setTimeout(() => server.closeAllConnections(), GRACE_MS);
    setTimeout(() => process.exit(), LAST_MS);
    void end(app).finally(() => process.exit());
  };
}

async function end(app: NestFastifyApplication): Promise<void> {
  await app.close();
  await app.get(ReadSealer).stop();
}

/** Closes connections without a request; to Node one that has never sent anything is not idle. */
function idleCloser(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () => {
    server.closeIdleConnections();
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };
}
