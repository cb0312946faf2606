// SPDX-License-Identifier: Apache-2.0
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessRole } from '#access';
import { demoHistory } from '#demo';
import { PostgresLedgerStore } from '#ledger';
import { Database, sleep, SystemClock } from '#platform';
import { type DemoTarget, publishDemo } from '../demo/publish-demo.js';
import { ApiClient } from './api-client.js';
import type { Progress } from './progress.js';
import type { UpEnvironment, UpOptions } from './up-options.js';

const POLL_MS = 200;

export interface DemoSurroundings {
  readonly environment: UpEnvironment;
  readonly url: string;
  readonly progress: Progress;
  readonly stopping: AbortSignal;
  readonly brokers: readonly string[];
  readonly keys: Readonly<Record<AccessRole, string>>;
  readonly databaseUrl: string;
}

/**
 * Publishes the demo history into an empty ledger, or what is missing of it when an earlier start
 * was killed amid, and waits until it shows as records and reports.
 */
export async function bringDemo(options: UpOptions, run: DemoSurroundings): Promise<void> {
  const isOwnBroker = run.environment.kafkaBrokers.length > 0;
  if (options.demo === false || (isOwnBroker && options.demo !== true)) return;
  const { topics } = run.environment;
  const [topic, ledger] = Object.entries(topics)[0] ?? ['cdevents', 'main'];
  const api = new ApiClient(run.url);
  const begun = join(options.dataDir, 'demo.begun');
  const done = join(options.dataDir, 'demo.done');
  const before = await entries(api, run, ledger);
  if (existsSync(done) || (before > 0 && !existsSync(begun))) return;
  writeFileSync(begun, '');
  await run.progress.step('Demo history', async (note) => {
    const { brokers, keys, environment } = run;
    const security = isOwnBroker ? { security: environment.kafkaSecurity } : {};
    const target = { topic, ledger, brokers, ...security, api, publisherKey: keys.publisher };
    const published = await publishMissing(target, run, note);
    note('waiting until it is recorded');
    await untilShown(api, run, { ledger, least: before + published });
    await api.post('/v1/reports', run.keys.officer, '{}', 'application/json');
  });
  writeFileSync(done, '');
}

/** After a kill some of the history is there already, and a record sent again would count twice. */
async function publishMissing(
  target: DemoTarget,
  run: DemoSurroundings,
  note: (text: string) => void,
): Promise<number> {
  const database = new Database({ url: run.databaseUrl, applicationName: 'change-ledger up' });
  const store = new PostgresLedgerStore(database, new SystemClock());
  try {
    return await publishDemo(demoHistory(), target, {
      known: (identities) => store.known(target.ledger, identities),
      note,
      signal: run.stopping,
    });
  } finally {
    await database.close();
  }
}

interface Shown {
  readonly asOf: number | null;
  readonly total: number;
}

async function entries(api: ApiClient, run: DemoSurroundings, ledger: string): Promise<number> {
  const path = `/v1/entries?limit=1&ledger=${ledger}`;
  return (await api.get<Shown>(path, run.keys.auditor)).total;
}

async function untilShown(
  api: ApiClient,
  run: DemoSurroundings,
  { ledger, least }: { readonly ledger: string; readonly least: number },
): Promise<void> {
  while (!run.stopping.aborted) {
    const path = `/v1/changes?limit=1&ledger=${ledger}`;
    const { asOf } = await api.get<Shown>(path, run.keys.auditor);
    if ((asOf ?? -1) + 1 >= least) return;
    await sleep(POLL_MS, run.stopping);
  }
}
