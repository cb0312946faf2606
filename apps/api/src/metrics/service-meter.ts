// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { CheckpointStore, LedgerStore } from '#ledger';
import { Database, Metrics, recentStatus } from '#platform';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const SEEN_WITHIN_SECONDS = 5;

/** The metrics of the API, and of the service as its database shows it. */
@Injectable()
export class ServiceMeter {
  private readonly requests;
  private readonly entries;
  private readonly unsealed;
  private readonly roles;

  constructor(
    metrics: Metrics,
    private readonly store: LedgerStore,
    private readonly checkpoints: CheckpointStore,
    private readonly database: Database,
  ) {
    this.requests = metrics.spread({
      name: 'ledger_http_request_seconds',
      help: 'requests answered, by route and status',
      labels: ['method', 'route', 'status'],
      buckets: SECONDS,
    });
    this.entries = metrics.level({
      name: 'ledger_entries',
      help: 'entries of a ledger',
      labels: ['ledger'],
    });
    this.unsealed = metrics.level({
      name: 'ledger_unsealed_entries',
      help: 'entries of a ledger that its newest checkpoint does not cover',
      labels: ['ledger'],
    });
    this.roles = metrics.level({
      name: 'ledger_role_ready',
      help: 'processes that report the role ready, of those seen in the last five seconds',
      labels: ['role'],
    });
    metrics.beforeReading(() => this.refresh());
  }

  /** Counts an answer; `route` is the pattern, so that ids make no metrics of their own. */
  answered(labels: { method: string; route: string; status: string }, seconds: number): void {
    this.requests.observe(labels, seconds);
  }

  private async refresh(): Promise<void> {
    // asked first: what is sealed meanwhile counts as unsealed, never the other way round
    const newest = await this.checkpoints.newest();
    for (const { ledger, size } of await this.store.heads()) {
      this.entries.set({ ledger }, size);
      this.unsealed.set({ ledger }, size - (newest.get(ledger)?.size ?? 0));
    }
    const statuses = await recentStatus(this.database, SEEN_WITHIN_SECONDS);
    this.roles.clear();
    for (const { role } of statuses) {
      const ready = statuses.filter((each) => each.role === role && each.ready).length;
      this.roles.set({ role }, ready);
    }
  }
}
