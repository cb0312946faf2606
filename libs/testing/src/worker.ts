// SPDX-License-Identifier: Apache-2.0
import { fork } from 'node:child_process';
import { FAILPOINT_VARIABLE } from '#platform';
import { endOf } from './end-of.js';

/** A worker to be killed, stopped and started again. */
export interface TestWorker {
  readonly pid: number;
  readonly isOver: boolean;
  signal(name: NodeJS.Signals): void;
  /** resolves with how it ended: an exit code, or a signal */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export interface WorkerOptions {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly ledger: string;
  readonly group?: string;
  /** as `WORKER_ROLES` names them; `ingest` when absent */
  readonly roles?: string;
  /** where it answers /health and /metrics; nowhere when absent */
  readonly statusPort?: number;
  /** place=action of a fail-point */
  readonly failpoint?: string;
}

/** Starts the worker as built. */
export function startWorker(options: WorkerOptions): TestWorker {
  const { PATH = '', HOME = '' } = process.env;
  const child = fork('dist/apps/worker/src/main.js', [], {
    env: {
      PATH,
      HOME,
      WORKER_ROLES: options.roles ?? 'ingest',
      LEDGER_LOG_LEVEL: 'error',
      DATABASE_URL: options.databaseUrl,
      KAFKA_BROKERS: options.brokers.join(','),
      LEDGER_TOPICS: `${options.topic}=${options.ledger}`,
      LEDGER_KAFKA_GROUP: options.group ?? options.topic,
      [FAILPOINT_VARIABLE]: options.failpoint ?? '',
      ...(options.statusPort !== undefined && { LEDGER_WORKER_PORT: `${options.statusPort}` }),
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    pid: child.pid ?? 0,
    get isOver() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    signal: (name) => void child.kill(name),
    ended: endOf(child),
  };
}
