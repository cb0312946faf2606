// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { EVERYTHING, KeyStore, newAccessKey } from '#access';
import { type Database, SystemClock } from '#platform';

/** The API as built, in a process of its own, and an auditor who asks it. */
export class ApiProcess {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly key: string,
  ) {}

  static async start(database: Database, databaseUrl: string, ledger: string): Promise<ApiProcess> {
    const key = newAccessKey('auditor');
    const keys = new KeyStore(database, new SystemClock());
    await keys.register(key, { scope: EVERYTHING, expiresAt: null });
    const { PATH = '', HOME = '' } = process.env;
    const settings = {
      DATABASE_URL: databaseUrl,
      LEDGER_TOPICS: `cdevents=${ledger}`,
      LEDGER_HTTP_PORT: '0',
      LEDGER_LOG_LEVEL: 'warn',
      LEDGER_READS_PER_MINUTE: '1000000',
    };
    const child = fork('dist/apps/api/src/main.js', [], {
      env: { PATH, HOME, ...settings },
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [message] = (await once(child, 'message')) as [{ readonly url: string }];
    return new ApiProcess(child, message.url, key.secret);
  }

  /** Asks, reads the whole answer, and says how many bytes it had. Throws unless it is 200. */
  async ask(path: string, accept = '*/*'): Promise<number> {
    const headers = { authorization: `Bearer ${this.key}`, accept };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(new URL(path, this.url), { agent: this.agent, headers }, resolve).on('error', reject);
    });
    let bytes = 0;
    for await (const chunk of answer) bytes += (chunk as Buffer).length;
    if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}`);
    return bytes;
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }
}
