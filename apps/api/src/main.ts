// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { ReadSealer } from '#access';
import { parseConfig } from '#platform';
import { API_CONFIG } from './config.js';
import { createApp } from './create-app.js';

try {
  const config = parseConfig(API_CONFIG, process.env);
  const app = await createApp(config);
  await app.listen({ host: config.LEDGER_HTTP_HOST, port: config.LEDGER_HTTP_PORT });
  app.get(ReadSealer).start();
  process.send?.({ kind: 'listening', url: await app.getUrl() });
  // started by `up`: gone with it
  process.on('disconnect', () => void app.close().finally(() => process.exit()));
} catch (error) {
  process.stderr.write(`api: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  process.disconnect?.();
}
