// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore } from '#ledger';
import {
  Bell,
  type Clock,
  type Database,
  Leadership,
  type Log,
  type Metrics,
  type RoleStatus,
  sleep,
} from '#platform';
import type { RecordsConfiguration } from './domain/configuration/records-configuration.js';
import { PROJECTION_VERSION } from './domain/record.js';
import { enterConfiguration } from './enter-configuration.js';
import { firstCheckpoint } from './postgres/checkpoints.js';
import { outlivesErasure } from './postgres/outlives-erasure.js';
import { readLag } from './postgres/read-lag.js';
import type { Folding } from './projection/fold-entries.js';
import { type FoldState, openFold } from './projection/fold-state.js';
import { type LedgerStatus, STARTING } from './projection/ledger-status.js';
import { BLOCKS, Pipeline } from './projection/pipeline.js';
import { ProjectorMeter } from './projector-meter.js';
import { rebuildRecords } from './rebuild-records.js';

/** What a projector works with. */
export interface ProjectorOptions {
  readonly database: Database;
  readonly store: LedgerStore;
  readonly ledgers: readonly string[];
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** entered into every ledger that holds another one last; absent: they keep what they hold */
  readonly configuration?: RecordsConfiguration | undefined;
  /** for specs: how entries are read and records assembled */
  readonly folding?: Folding;
}

/** The channel on which appends are told of; the payload is the ledger's id (ledger.md §3). */
const CHANNEL = 'ledger_grew';
/** Appends ring; this often it is looked all the same, for a bell may be missed. */
const LOOK_MS = 1_000;
const STANDBY_MS = 1_000;
const PAUSE_MS = 1_000;
/** positions that may be on their way while the service still counts as caught up */
const READY_LAG = 1_000;

/**
 * The role `project`: reads every ledger into records as soon as it grows, until it is stopped. Of
 * many instances one works on a ledger, and another goes on when that is gone.
 */
export class Projector {
  private readonly stopping = new AbortController();
  private readonly bell = new Bell();
  private readonly leadership: Leadership;
  private readonly meter: ProjectorMeter;
  private readonly statuses = new Map<string, LedgerStatus>();
  /** ledgers that hold the configuration */
  private readonly configured = new Set<string>();
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ProjectorOptions) {
    this.leadership = new Leadership(options.database, {
      purpose: 'project records',
      channel: CHANNEL,
      onNotice: (ledger) => this.bell.ring(ledger),
    });
    this.meter = new ProjectorMeter(options.metrics);
    options.metrics.beforeReading(() =>
      this.meter.show(this.statuses.values(), options.clock.nowMs()),
    );
    for (const ledger of options.ledgers) this.statuses.set(ledger, { ledger, ...STARTING });
  }

  async start(): Promise<void> {
    this.running = Promise.all(this.options.ledgers.map((ledger) => this.run(ledger)));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.leadership.release();
  }

  /** Ready while the records know all that the ledgers hold, or are about to. */
  status(): RoleStatus {
    const ledgers = [...this.statuses.values()];
    const lag = ledgers.reduce((sum, each) => sum + (each.lag ?? 0), 0);
    const lagSeconds = Math.max(0, ...ledgers.map((each) => each.lagSeconds ?? 0));
    const parked = ledgers.reduce((sum, each) => sum + each.parked, 0);
    const isKnown = ledgers.every((each) => each.lag !== null);
    const ready = isKnown && lag <= READY_LAG;
    return { role: 'project', ready, detail: { lag, lagSeconds, parked, ledgers } };
  }

  private async run(ledger: string): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        if (await this.leadership.acquire(ledger)) await this.lead(ledger);
        else await this.standBy(ledger);
      } catch (error) {
        this.note(ledger, { mode: 'failing' });
        this.options.log.warn('cannot project, will try again', {
          ledger,
          pauseMs: PAUSE_MS,
          err: error,
        });
        await sleep(PAUSE_MS, signal);
      }
    }
  }

  private async standBy(ledger: string): Promise<void> {
    await this.measure(ledger, 'standby');
    await sleep(STANDBY_MS, this.stopping.signal);
  }

  /** Projects while this process leads; whatever goes wrong, the database says where to go on. */
  private async lead(ledger: string): Promise<void> {
    const { signal } = this.stopping;
    const pipeline = new Pipeline(this.options, await this.open(ledger), BLOCKS);
    let measuredMs = 0;
    while (!signal.aborted && this.leadership.leads(ledger)) {
      const step = await pipeline.step();
      if (step === null) return;
      this.meter.folded(ledger, step.entries);
      const isIdle = step.state.checkpoint.next >= step.size;
      if (isIdle && !(await pipeline.settle())) return;
      const nowMs = this.options.clock.nowMs();
      if (isIdle || nowMs - measuredMs > LOOK_MS / 2) {
        await this.measure(ledger, 'projecting');
        measuredMs = nowMs;
        // whoever leads next builds them anew
        if (await outlivesErasure(this.options.database, step.state.checkpoint)) break;
      }
      if (isIdle) await this.enterConfiguration(ledger);
      if (isIdle) await this.bell.wait(ledger, LOOK_MS, signal);
    }
    await pipeline.settle();
  }

  /** Once, as soon as the records know what the ledger holds; by the one instance that leads. */
  private async enterConfiguration(ledger: string): Promise<void> {
    const { configuration, log } = this.options;
    if (configuration === undefined || this.configured.has(ledger)) return;
    const entered = await enterConfiguration(this.options, ledger, configuration);
    if (entered === 'behind') return;
    this.configured.add(ledger);
    if (entered === 'held') return;
    log.info('entered the configuration of the records', {
      ledger,
      version: configuration.version,
    });
  }

  /**
   * The generation that serves; one of other code, or with something that was erased since, is built
   * anew first, while it goes on serving.
   */
  private async open(ledger: string): Promise<FoldState> {
    const { database, log } = this.options;
    const serving = await firstCheckpoint(database, ledger);
    const isCurrent = serving.version === PROJECTION_VERSION;
    if (isCurrent && !(await outlivesErasure(database, serving))) {
      const { size } = await this.options.store.head(ledger);
      return openFold(database, serving, size - serving.next);
    }
    log.info('the records are of another version, or hold what was erased: rebuilding', {
      ledger,
      version: serving.version,
    });
    await this.measure(ledger, 'rebuilding');
    const onProgress = () => this.note(ledger, { mode: 'rebuilding' });
    const rebuilt = await rebuildRecords(ledger, {
      ...this.options,
      onProgress,
      signal: this.stopping.signal,
    });
    return openFold(database, rebuilt);
  }

  private async measure(ledger: string, mode: LedgerStatus['mode']): Promise<void> {
    const { waitingSinceMs, ...lag } = await readLag(this.options.database, ledger);
    const ageMs = waitingSinceMs === null ? 0 : this.options.clock.nowMs() - waitingSinceMs;
    this.note(ledger, { mode, ...lag, lagSeconds: Math.max(0, ageMs) / 1_000 });
  }

  private note(ledger: string, news: Partial<LedgerStatus>): void {
    const loopAt = new Date(this.options.clock.nowMs()).toISOString();
    this.statuses.set(ledger, {
      ledger,
      ...STARTING,
      ...this.statuses.get(ledger),
      ...news,
      loopAt,
    });
  }
}
