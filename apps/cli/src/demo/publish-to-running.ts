// SPDX-License-Identifier: Apache-2.0
import type { DemoRecord } from '#demo';
import { kafkaFromEnvironment } from '../kafka-environment.js';
import { readRunFile } from '../run-file.js';
import { ApiClient } from '../up/api-client.js';
import { publishDemo } from './publish-demo.js';

/** Publishes a history to the service that runs on a data folder. Throws CliError when none does. */
export async function publishToRunning(
  history: Iterable<DemoRecord>,
  dataDir: string,
  note: (text: string) => void,
): Promise<number> {
  const run = readRunFile(dataDir);
  const [topic, ledger] = Object.entries(run.topics)[0] ?? ['cdevents', 'main'];
  const api = new ApiClient(run.api);
  const target = {
    topic,
    ledger,
    brokers: run.kafkaBrokers,
    security: kafkaFromEnvironment(process.env).security,
    api,
    publisherKey: run.keys.publisher,
  };
  const { signal } = new AbortController();
  return publishDemo(history, target, { known: nothingKnown, note, signal });
}

/** A second run publishes all again: the ledger counts redeliveries, it does not store them twice. */
async function nothingKnown(): Promise<readonly boolean[]> {
  return [];
}
