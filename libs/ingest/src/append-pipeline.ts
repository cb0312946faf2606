// SPDX-License-Identifier: Apache-2.0
import type { Appended, AppendRequest, LedgerStore, Outcome } from '#ledger';
import { storeBisecting } from './store-request.js';

/** Thrown where a reader has to compare its cursor with the database and the broker again. */
export class LookAgain extends Error {}

/** A request that is in the ledger. */
export interface Landing {
  readonly request: AppendRequest;
  readonly outcomes: readonly Outcome[];
  /** from handing it over to its commit */
  readonly seconds: number;
}

/** Told of each request that is in the ledger, in order. */
export type Landed = (landing: Landing) => Promise<void>;

/** One is written while the next is worked out. */
const AT_ONCE = 2;

type Settled = Appended | { readonly kind: 'failed'; readonly error: unknown };

interface Flight {
  readonly request: AppendRequest;
  readonly beganMs: number;
  readonly settled: Promise<Settled>;
}

/** Appends requests of one partition in their order, the next begun before the one before has ended. */
export class AppendPipeline {
  private readonly flights: Flight[] = [];

  constructor(
    private readonly store: LedgerStore,
    private readonly landed: Landed,
  ) {}

  get isEmpty(): boolean {
    return this.flights.length === 0;
  }

  /** Begins an append, once there is room. Throws like `landOldest`, and has then begun nothing. */
  async launch(request: AppendRequest): Promise<void> {
    while (this.flights.length >= AT_ONCE) await this.landOldest();
    const beganMs = performance.now();
    const settled = this.store
      .append(request)
      .catch((error: unknown): Settled => ({ kind: 'failed', error }));
    this.flights.push({ request, beganMs, settled });
  }

  /** Waits for the oldest append. Throws LookAgain, or what it failed with; nothing is under way then. */
  async landOldest(): Promise<void> {
    const flight = this.flights[0];
    if (flight === undefined) return;
    const settled = await flight.settled;
    if (settled.kind === 'appended') {
      this.flights.shift();
      return this.land(flight, settled.outcomes);
    }
    await this.abandon();
    if (settled.kind === 'failed') throw settled.error;
    if (settled.kind === 'refused') await this.bisect(flight);
    throw new LookAgain();
  }

  async landAll(): Promise<void> {
    while (!this.isEmpty) await this.landOldest();
  }

  /** Waits until nothing is under way, however it ends: what came of it the database knows. */
  async abandon(): Promise<void> {
    await Promise.all(this.flights.map(({ settled }) => settled));
    this.flights.length = 0;
  }

  private async bisect(flight: Flight): Promise<void> {
    const appended = await storeBisecting(this.store, flight.request);
    if (appended.kind === 'appended') await this.land(flight, appended.outcomes);
  }

  private land({ request, beganMs }: Flight, outcomes: readonly Outcome[]): Promise<void> {
    return this.landed({ request, outcomes, seconds: (performance.now() - beganMs) / 1_000 });
  }
}
