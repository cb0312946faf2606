// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The page may run what we serve and ask us, and nothing else: no other host, no script within it. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Swagger UI writes styles into its elements
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Change Ledger: the API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <noscript>This page needs JavaScript; <a href="/docs/openapi.json">openapi.json</a> does not.</noscript>
    <div id="operations"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#operations',
  deepLinking: true,
  validatorUrl: null,
});
`;

/** Files of Swagger UI, which @nestjs/swagger brings along. */
const FILES = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const;

/**
 * The API's description and a page to read it and to ask by: what is in its sources, and no more, so it
 * is open to anyone. All of it comes from here.
 */
export function serveDocs(fastify: FastifyInstance, document: OpenAPIObject): void {
  const description = JSON.stringify(document);
  fastify.get('/docs/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(description),
  );
  const serve = (path: string, type: string, content: () => string | Promise<Buffer>): void => {
    fastify.get(path, async (_request, reply) => {
      const text = await content();
      return reply.type(type).header('content-security-policy', PAGE_POLICY).send(text);
    });
  };
  serve('/docs', 'text/html; charset=utf-8', () => PAGE);
  serve('/docs/start.js', 'text/javascript; charset=utf-8', () => START);
  const bundled = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  for (const [file, type] of Object.entries(FILES)) {
    const path = bundled.resolve(`swagger-ui-dist/${file}`);
    serve(`/docs/${file}`, type, () => readFile(path));
  }
}
