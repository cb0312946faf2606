// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sleep } from '#platform';

const RESTART_MS = 1_000;
const STOP_DEADLINE_MS = 15_000;

export interface ChildOptions {
  readonly name: 'api' | 'worker';
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  /** called with each new pid */
  readonly onStart: (pid: number) => void;
  /** called with what the process says over its channel */
  readonly onMessage?: (message: unknown) => void;
}

/**
 * One of the service's processes: out of reach of the terminal's Ctrl-C (it is stopped in order),
 * restarted when it dies, gone with us when we die, its log in the data folder.
 */
export class ChildService {
  private child: ChildProcess | undefined;
  private isStopping = false;
  private isUp = false;

  constructor(private readonly options: ChildOptions) {}

  /** Starts the process and keeps it running; `died` is told when it ends before it was `settled`. */
  start(died: (lastLine: string) => void): void {
    const { name, dataDir, environment, onStart, onMessage } = this.options;
    const log = openSync(join(dataDir, `${name}.log`), 'a');
    const entry = fileURLToPath(new URL(`../../../${name}/src/main.js`, import.meta.url));
    const child = fork(entry, [], {
      detached: true,
      env: environment,
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.child = child;
    if (onMessage) child.on('message', onMessage);
    if (child.pid !== undefined) onStart(child.pid);
    child.once('exit', () => void this.afterExit(died));
  }

  /** From now on a death is healed by a restart instead of being told. */
  settle(): void {
    this.isUp = true;
  }

  /** Ends the process, which its death starts again. */
  restart(): void {
    this.child?.kill('SIGTERM');
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const overdue = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
    await gone;
    clearTimeout(overdue);
  }

  private async afterExit(died: (lastLine: string) => void): Promise<void> {
    if (this.isStopping) return;
    if (!this.isUp) return died(this.lastLine());
    await sleep(RESTART_MS);
    if (!this.isStopping) this.start(died);
  }

  private lastLine(): string {
    const path = join(this.options.dataDir, `${this.options.name}.log`);
    return readFileSync(path, 'utf8').trim().split('\n').at(-1) ?? '';
  }
}
