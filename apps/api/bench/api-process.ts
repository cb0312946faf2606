// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { EVERYTHING, KeyStore, newAccessKey } from '#access';
import { type Database, SystemClock } from '#platform';
import type { Answered, Asking } from './asker.js';

/** The API as built and an auditor who asks it, each in a process of its own. */
export class ApiProcess {
  private constructor(
    private readonly api: ChildProcess,
    private readonly asker: ChildProcess,
  ) {}

  static async start(database: Database, databaseUrl: string, ledger: string): Promise<ApiProcess> {
    const key = newAccessKey('auditor');
    const keys = new KeyStore(database, new SystemClock());
    await keys.register(key, { scope: EVERYTHING, expiresAt: null });
    const api = run('dist/apps/api/src/main.js', [], {
      DATABASE_URL: databaseUrl,
      LEDGER_TOPICS: `cdevents=${ledger}`,
      LEDGER_HTTP_PORT: '0',
      LEDGER_LOG_LEVEL: 'warn',
      LEDGER_READS_PER_MINUTE: '1000000',
    });
    const [{ url }] = (await once(api, 'message')) as [{ readonly url: string }];
    return new ApiProcess(api, run('dist/apps/api/bench/asker.js', [url, key.secret], {}));
  }

  /** Asks, and reads the answers whole. Throws unless each is 200. */
  async ask(asking: Asking): Promise<Answered> {
    const gone = new AbortController();
    const onExit = (): void => gone.abort(new Error('an answer is not 200: see above'));
    this.asker.once('exit', onExit).send(asking);
    try {
      const [answered] = (await once(this.asker, 'message', gone)) as [Answered];
      return answered;
    } finally {
      this.asker.off('exit', onExit);
    }
  }

  async stop(): Promise<void> {
    for (const child of [this.asker, this.api]) {
      if (child.exitCode !== null) continue;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
  }
}

function run(script: string, words: readonly string[], settings: NodeJS.ProcessEnv): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return fork(script, words, {
    env: { PATH, HOME, ...settings },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
