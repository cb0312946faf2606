// SPDX-License-Identifier: Apache-2.0
import { Bell, type Database, Leadership, type Log, type RoleStatus, sleep } from '#platform';
import type { LedgerSeal } from './ledger-seal.js';
import { SealError } from './seal-error.js';

/** Sealing is due at once when it is quiet, and at most once in this time when it is busy. */
const SEAL_EVERY_MS = 1_000;
const REFUSED_PAUSE_MS = 5_000;

/** What the sealer needs for its ledgers. */
export interface SealerOptions {
  readonly seals: ReadonlyMap<string, LedgerSeal>;
  readonly hasWitnesses: boolean;
}

interface Progress {
  readonly size: number;
  /** when the head was last found sealed, in milliseconds of the monotonic clock */
  readonly sealedMs: number;
  readonly problem: string | null;
  readonly witnessProblems: Readonly<Record<string, string>>;
}

/** The role `seal`: signs every ledger's growth until it is stopped; one process a ledger. */
export class Sealer {
  private readonly stopping = new AbortController();
  private readonly bell = new Bell();
  private readonly leadership: Leadership;
  private readonly progress = new Map<string, Progress>();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    database: Database,
    private readonly options: SealerOptions,
    private readonly log: Log,
  ) {
    this.leadership = new Leadership(database, {
      purpose: 'seal',
      channel: 'ledger_grew',
      onNotice: (ledger) => this.bell.ring(ledger),
    });
  }

  async start(): Promise<void> {
    const loops = [...this.options.seals].flatMap(([ledger, seal]) => [
      this.run(ledger, seal),
      ...(this.options.hasWitnesses ? [this.runWitnesses(ledger, seal)] : []),
    ]);
    this.running = Promise.all(loops);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.leadership.release();
  }

  /** Ready while every ledger that this process leads could be sealed. */
  status(): RoleStatus {
    const ledgers = [...this.progress].map(([ledger, progress]) => {
      const secondsSinceSeal = (performance.now() - progress.sealedMs) / 1_000;
      const { size, problem, witnessProblems } = progress;
      return [ledger, { size, secondsSinceSeal, problem, witnessProblems }] as const;
    });
    const isReady =
      this.progress.size === this.options.seals.size &&
      ledgers.every(([, { problem }]) => problem === null);
    return { role: 'seal', ready: isReady, detail: Object.fromEntries(ledgers) };
  }

  private async run(ledger: string, seal: LedgerSeal): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pauseMs = await this.turn(ledger, seal);
      await sleep(pauseMs, signal);
      if (pauseMs <= SEAL_EVERY_MS) await this.bell.wait(ledger, SEAL_EVERY_MS, signal);
    }
  }

  /** Seals if there is something to seal; gives the milliseconds before the next turn. */
  private async turn(ledger: string, seal: LedgerSeal): Promise<number> {
    const began = performance.now();
    try {
      if (!this.leadership.leads(ledger)) seal.forget();
      if (!(await this.leadership.acquire(ledger))) return SEAL_EVERY_MS;
      const isNew = await seal.seal();
      this.note(ledger, { size: seal.size, sealedMs: performance.now(), problem: null });
      if (isNew) this.bell.ring(`${ledger} witnesses`);
      await seal.catchUp().catch((error: unknown) => {
        this.log.warn('cannot make up for what is left undone, will try again', {
          ledger,
          err: error,
        });
      });
      return isNew ? Math.max(0, began + SEAL_EVERY_MS - performance.now()) : 0;
    } catch (error) {
      return this.failed(ledger, error);
    }
  }

  private failed(ledger: string, error: unknown): number {
    const problem = error instanceof Error ? error.message : String(error);
    const isKnown = this.progress.get(ledger)?.problem === problem;
    this.note(ledger, { problem });
    if (!(error instanceof SealError)) {
      this.log.warn('cannot seal, will try again', { ledger, err: error });
      return SEAL_EVERY_MS;
    }
    if (!isKnown) this.log.error('will not seal', { ledger, code: error.code, problem });
    return REFUSED_PAUSE_MS;
  }

  private async runWitnesses(ledger: string, seal: LedgerSeal): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.bell.wait(`${ledger} witnesses`, WITNESS_EVERY_MS, signal);
      try {
        const cosigned = this.leadership.leads(ledger) ? await seal.cosign() : null;
        if (cosigned) this.note(ledger, { witnessProblems: cosigned.problems });
      } catch (error) {
        this.log.warn('cannot ask the witnesses, will try again', { ledger, err: error });
      }
    }
  }

  private note(ledger: string, news: Partial<Progress>): void {
    const known = this.progress.get(ledger) ?? NOTHING_YET;
    this.progress.set(ledger, { ...known, ...news });
  }
}

const WITNESS_EVERY_MS = 60_000;
const NOTHING_YET: Progress = { size: 0, sealedMs: 0, problem: null, witnessProblems: {} };
