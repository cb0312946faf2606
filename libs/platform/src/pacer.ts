// SPDX-License-Identifier: Apache-2.0
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Less, and turning costs more than it saves; more, and PostgreSQL waits for the rest of its rows. */
const HELD_MS = 0.25;

/**
 * Lets others have their turn in a long computation: what waits for an answer of the database goes on
 * meanwhile, and hearts beat. Ask it every few steps; it gives way once a
 * quarter of a millisecond is over.
 */
export class Pacer {
  private sinceMs = performance.now();

  /** Null while there is time left, for awaiting costs more than computing. */
  giveWay(): Promise<void> | null {
    return performance.now() - this.sinceMs < HELD_MS ? null : this.pause();
  }

  private async pause(): Promise<void> {
    await nextTurn();
    this.sinceMs = performance.now();
  }
}
