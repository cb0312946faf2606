// SPDX-License-Identifier: Apache-2.0

/** Where the time comes from: a port, so that a test sets it and a rebuild repeats it. */
export abstract class Clock {
  /** The present instant in milliseconds since 1970-01-01T00:00:00Z. */
  abstract nowMs(): number;
}

/** The clock of the machine. */
export class SystemClock extends Clock {
  override nowMs(): number {
    return Date.now();
  }
}

/** A clock that stands still until it is moved: for specs and rebuilds. */
export class FixedClock extends Clock {
  constructor(private ms: number) {
    super();
  }

  override nowMs(): number {
    return this.ms;
  }

  /** Moves the clock forward (or back) by `ms` milliseconds. */
  advance(ms: number): void {
    this.ms += ms;
  }
}
