// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { enterConfiguration, type RecordsConfiguration } from '#changes';
import { LedgerStore } from '#ledger';
import { Database, forgetStatus, Log, Metrics, reportStatus, sleep } from '#platform';
import type { WorkerConfig } from './config.js';
import { readRecordsConfiguration } from './records-configuration.js';
import { type Role, rolesOf } from './roles.js';
import { startStatusServer } from './status-server.js';
import { WorkerModule } from './worker.module.js';

const STATUS_EVERY_MS = 500;

/** Runs the configured roles until `stopping` aborts, then stops them in reverse order. */
export async function runWorker(config: WorkerConfig, stopping: AbortSignal): Promise<void> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    bufferLogs: true,
  });
  const log = app.get(Log);
  app.useLogger(log);
  await app.init();
  const records = readRecordsConfiguration(config.LEDGER_CONFIGURATION);
  await openLedgers(config, app, records);
  const roles = rolesOf({ config, app, records });
  const server = await openStatus(config, app.get(Metrics), roles);
  const failing = new AbortController();
  for (const role of roles) role.start().catch((error: unknown) => failing.abort(error));
  const ending = AbortSignal.any([stopping, failing.signal]);
  const instance = randomUUID();
  while (!ending.aborted) {
    const statuses = roles.map((role) => role.status());
    await reportStatus(app.get(Database), instance, statuses).catch((error: unknown) =>
      log.warn('cannot write the status of the roles', { err: error }),
    );
    await sleep(STATUS_EVERY_MS, ending);
  }
  await forgetStatus(app.get(Database), instance).catch(() => undefined);
  for (const role of roles.toReversed()) await role.stop();
  server?.close();
  await app.close();
  // a role that cannot start ends the process, which whoever runs it starts again
  failing.signal.throwIfAborted();
}

async function openStatus(config: WorkerConfig, metrics: Metrics, roles: readonly Role[]) {
  const { LEDGER_WORKER_PORT: port, LEDGER_WORKER_HOST: host } = config;
  if (port === undefined) return null;
  const statuses = () => roles.map((role) => role.status());
  return startStatusServer({ host, port, metrics, statuses });
}

/** Founds the ledgers that are not there yet, with the configuration, which then applies to all in them. */
async function openLedgers(
  config: WorkerConfig,
  app: INestApplicationContext,
  records: RecordsConfiguration | undefined,
): Promise<void> {
  const [database, store] = [app.get(Database), app.get(LedgerStore)];
  for (const ledger of new Set(Object.values(config.LEDGER_TOPICS))) {
    const { size } = await store.open(ledger, `${config.LEDGER_ORIGIN}/${ledger}`);
    if (size === 0 && records !== undefined) {
      await enterConfiguration({ database, store }, ledger, records);
    }
  }
}
