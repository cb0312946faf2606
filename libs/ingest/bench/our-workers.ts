// SPDX-License-Identifier: Apache-2.0
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Contestant } from './contest.js';
import type { FilledTopic } from './fill-topic.js';
import type { PlayingField } from './playing-field.js';

const WORKER = 'dist/apps/worker/src/main.js';

/** The worker as it is run in production, with the role `ingest`, into a ledger of its own. */
export async function startOurs(
  { database, url, kafka }: PlayingField,
  { name }: FilledTopic,
  { workers, ledger, execArgv = [] }: { workers: number; ledger: string; execArgv?: string[] },
): Promise<Contestant> {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    DATABASE_URL: url,
    KAFKA_BROKERS: kafka.brokers.join(','),
    WORKER_ROLES: 'ingest',
    LEDGER_LOG_LEVEL: 'error',
    LEDGER_TOPICS: `${name}=${ledger}`,
    LEDGER_KAFKA_GROUP: ledger,
  };
  const children = Array.from({ length: workers }, () => fork(WORKER, [], { env, execArgv }));
  const pids = children.map((child, index) => [`worker${index + 1}`, child.pid ?? 0]);
  return {
    pids: Object.fromEntries(pids),
    done: async () => {
      const sql = 'SELECT size FROM ledger_head WHERE ledger = $1';
      const [head] = await database.query<{ size: number }>(sql, [ledger]);
      return head?.size ?? 0;
    },
    stop: async () => {
      const gone = children.map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(gone);
    },
  };
}
