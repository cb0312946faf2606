// SPDX-License-Identifier: Apache-2.0

/** What has been started, to be stopped in reverse order, each once, whatever the others do. */
export class Teardown {
  private readonly steps: (() => Promise<unknown> | void)[] = [];

  add(step: () => Promise<unknown> | void): void {
    this.steps.push(step);
  }

  async run(): Promise<void> {
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step();
      } catch {
        // what cannot be stopped in order is stopped by its keeper when this process ends
      }
    }
  }
}
