// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type Metrics, type RoleStatus } from '#platform';

export interface StatusServerParts {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  readonly statuses: () => readonly RoleStatus[];
}

/**
 * Answers `/metrics` (Prometheus) and `/health`, `/health/live`, `/health/ready` for this worker
 * alone; nothing else, and no content. Rejects when the port cannot be opened.
 */
export async function startStatusServer(parts: StatusServerParts): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    void answer(parts, path, response).catch(() => response.destroy());
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, parts.host, resolve);
  });
  return server;
}

async function answer(
  { metrics, statuses }: StatusServerParts,
  path: string | undefined,
  response: ServerResponse,
): Promise<void> {
  if (path === '/metrics') {
    const text = await metrics.text();
    response.setHeader('content-type', metrics.contentType).end(text);
    return;
  }
  const roles = statuses();
  const isReady = roles.every(({ ready }) => ready);
  if (path === '/health/live') return json(response, 200, { status: 'live' });
  const status = isReady ? 'ready' : 'not ready';
  if (path === '/health') return json(response, 200, { status, roles });
  if (path === '/health/ready') return json(response, isReady ? 200 : 503, { status });
  json(response, 404, { status: 'not found' });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}
