// SPDX-License-Identifier: Apache-2.0
import type { TestProject } from 'vitest/node';
import { type StartedServers, startServers, type TestServers } from './servers.js';

declare module 'vitest' {
  interface ProvidedContext {
    readonly servers: TestServers;
  }
}

interface Shared {
  servers?: Promise<StartedServers>;
  users: number;
}

// one module instance a project, one process a run: the servers are started once for all
const shared = ((globalThis as { changeLedgerTests?: Shared }).changeLedgerTests ??= { users: 0 });

export async function setup(project: TestProject): Promise<void> {
  shared.users += 1;
  shared.servers ??= startServers();
  const { postgresUrl, kafkaBrokers, kafkaData } = await shared.servers;
  project.provide('servers', { postgresUrl, kafkaBrokers, kafkaData });
}

export async function teardown(): Promise<void> {
  shared.users -= 1;
  if (shared.users > 0) return;
  await (await shared.servers)?.stop();
}
