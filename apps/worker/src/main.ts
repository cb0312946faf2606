// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { countBuffersWithHeap, parseConfig } from '#platform';
import { WORKER_CONFIG } from './config.js';
import { runWorker } from './run-worker.js';

countBuffersWithHeap();
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
// started by `up`: gone with it
process.on('disconnect', () => stopping.abort());

try {
  await runWorker(parseConfig(WORKER_CONFIG, process.env), stopping.signal);
} catch (error) {
  process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
process.exit();
