// SPDX-License-Identifier: Apache-2.0
import type { RunningServer } from '#embedded';
import { sleep } from '#platform';

const PAUSE_MS = 500;

/** An embedded server that is started again, on its old port, when it dies without being asked. */
export class KeptServer<S extends RunningServer> {
  private isStopping = false;

  private constructor(
    private server: S,
    private readonly startAgain: () => Promise<S>,
    private readonly onStart: (pid: number) => void,
  ) {
    this.watch();
  }

  /** Starts the server; `onStart` is called with each new pid. */
  static async start<S extends RunningServer>(
    start: () => Promise<S>,
    onStart: (pid: number) => void,
  ): Promise<KeptServer<S>> {
    const server = await start();
    onStart(server.pid);
    return new KeptServer(server, start, onStart);
  }

  get current(): S {
    return this.server;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.server.stop();
  }

  private watch(): void {
    void this.server.ended.then(() => this.revive());
  }

  private async revive(): Promise<void> {
    while (!this.isStopping) {
      await sleep(PAUSE_MS);
      try {
        if (this.isStopping) return;
        this.server = await this.startAgain();
        this.onStart(this.server.pid);
        return this.watch();
      } catch {
        // tried again until it works or the service is stopped; readiness tells meanwhile
      }
    }
  }
}
