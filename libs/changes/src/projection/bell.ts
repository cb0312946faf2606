// SPDX-License-Identifier: Apache-2.0
import { sleep } from '#platform';

/** Wakes who waits for a name; a ring that nobody waits for is kept for the next who does. */
export class Bell {
  private readonly rung = new Set<string>();
  private readonly waiting = new Map<string, AbortController>();

  ring(name: string): void {
    this.rung.add(name);
    this.waiting.get(name)?.abort();
  }

  /** Resolves when it rings, after so many milliseconds, or when the signal aborts. */
  async wait(name: string, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.rung.has(name)) {
      const controller = new AbortController();
      this.waiting.set(name, controller);
      await sleep(milliseconds, AbortSignal.any([signal, controller.signal]));
      this.waiting.delete(name);
    }
    this.rung.delete(name);
  }
}
