// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { ReadSealer } from '#access';
import { parseConfig } from '#platform';
import { API_CONFIG } from './config.js';
import { createApp } from './create-app.js';
import { stopperOf } from './stop-in-order.js';

try {
  const config = parseConfig(API_CONFIG, process.env);
  const app = await createApp(config);
  await app.listen({ host: config.LEDGER_HTTP_HOST, port: config.LEDGER_HTTP_PORT });
  app.get(ReadSealer).start();
  const stop = stopperOf(app);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // started by `up`: gone with it
  process.on('disconnect', stop);
  process.send?.({ kind: 'listening', url: await app.getUrl() });
} catch (error) {
  process.stderr.write(`api: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  process.disconnect?.();
}
