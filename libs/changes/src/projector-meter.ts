// SPDX-License-Identifier: Apache-2.0
import type { Metrics } from '#platform';
import type { LedgerStatus } from './projection/ledger-status.js';

const LEDGER = ['ledger'];

/** The metrics of the role `project`. */
export class ProjectorMeter {
  private readonly entries;
  private readonly lag;
  private readonly lagSeconds;
  private readonly parked;
  private readonly loop;

  constructor(metrics: Metrics) {
    this.entries = metrics.count({
      name: 'ledger_projection_entries_total',
      help: 'entries that this process has folded into records',
      labels: LEDGER,
    });
    this.lag = metrics.level({
      name: 'ledger_projection_lag_positions',
      help: 'positions that the records do not know yet',
      labels: LEDGER,
    });
    this.lagSeconds = metrics.level({
      name: 'ledger_projection_lag_seconds',
      help: 'age of the oldest entry that the records do not know',
      labels: LEDGER,
    });
    this.parked = metrics.level({
      name: 'ledger_projection_parked_records',
      help: 'records and entries that are parked, and why is in /health',
      labels: LEDGER,
    });
    this.loop = metrics.level({
      name: 'ledger_projection_loop_seconds',
      help: 'since the loop has last come round',
      labels: LEDGER,
    });
  }

  /** Counts what has been folded. */
  folded(ledger: string, entries: number): void {
    if (entries > 0) this.entries.add({ ledger }, entries);
  }

  /** Shows where the ledgers stand at a time, in milliseconds since 1970; what is not known stays away. */
  show(statuses: Iterable<LedgerStatus>, nowMs: number): void {
    for (const { ledger, lag, lagSeconds, parked, loopAt } of statuses) {
      this.parked.set({ ledger }, parked);
      if (lag !== null) this.lag.set({ ledger }, lag);
      if (lagSeconds !== null) this.lagSeconds.set({ ledger }, lagSeconds);
      if (loopAt !== null) this.loop.set({ ledger }, (nowMs - Date.parse(loopAt)) / 1_000);
    }
  }
}
