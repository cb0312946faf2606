// SPDX-License-Identifier: Apache-2.0
import type { AppendRequest, Outcome } from '#ledger';
import type { Metrics } from '#platform';
import type { PartitionLag } from './partition-lag.js';
import { quarantinedBy } from './records-request.js';

const PARTITION = ['topic', 'partition'];
const CHUNKS = [1, 3, 10, 30, 100, 300, 1_000, 2_500];
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const OUTCOMES: readonly Outcome['kind'][] = ['appended', 'conflict', 'redelivery'];

/** The metrics of the intake. */
export class IntakeMeter {
  private readonly records;
  private readonly quarantined;
  private readonly lost;
  private readonly chunk;
  private readonly seconds;
  private readonly cursor;
  private readonly lag;
  private readonly silence;
  private readonly failing;

  constructor(metrics: Metrics) {
    this.records = metrics.count({
      name: 'ledger_intake_records_total',
      help: 'records read, by what became of them: appended, conflict, redelivery',
      labels: ['ledger', 'outcome'],
    });
    this.quarantined = metrics.count({
      name: 'ledger_intake_quarantined_total',
      help: 'entries below state 3, by the code of their reason',
      labels: ['ledger', 'reason'],
    });
    this.lost = metrics.count({
      name: 'ledger_intake_lost_offsets_total',
      help: 'offsets that the broker had deleted unread; each span is a gap entry',
      labels: ['ledger'],
    });
    this.chunk = metrics.spread({
      name: 'ledger_intake_chunk_entries',
      help: 'records a transaction',
      buckets: CHUNKS,
    });
    this.seconds = metrics.spread({
      name: 'ledger_intake_append_seconds',
      help: 'from handing a chunk over to its commit, the wait for the chunk before included',
      buckets: SECONDS,
    });
    this.cursor = metrics.level({
      name: 'ledger_intake_cursor_offset',
      help: 'the next offset that the ledger reads',
      labels: PARTITION,
    });
    this.lag = metrics.level({
      name: 'ledger_intake_lag_records',
      help: 'offsets that the broker holds and the ledger has not read',
      labels: PARTITION,
    });
    this.silence = metrics.level({
      name: 'ledger_intake_last_fetch_seconds',
      help: 'since the broker has last answered a fetch',
    });
    this.failing = metrics.level({
      name: 'ledger_intake_failing_partitions',
      help: 'partitions that are not read on, and why is in /health',
    });
  }

  /** Counts what has been committed. */
  landed(request: AppendRequest, outcomes: readonly Outcome[], seconds: number): void {
    const { ledger, cursor } = request;
    this.chunk.observe({}, outcomes.length);
    this.seconds.observe({}, seconds);
    if (cursor?.lost !== undefined) this.lost.add({ ledger }, Number(cursor.lost));
    for (const outcome of OUTCOMES) {
      const count = outcomes.filter(({ kind }) => kind === outcome).length;
      if (count > 0) this.records.add({ ledger, outcome }, count);
    }
    for (const reason of quarantinedBy(request, outcomes)) this.quarantined.add({ ledger, reason });
  }

  /** Shows where the partitions stand. */
  show(lags: readonly PartitionLag[], failing: number, silentMs: number | null): void {
    this.cursor.clear();
    this.lag.clear();
    for (const { topic, partition, next, lag } of lags) {
      const labels = { topic, partition: String(partition) };
      this.cursor.set(labels, Number(next));
      this.lag.set(labels, Number(lag));
    }
    this.failing.set({}, failing);
    if (silentMs !== null) this.silence.set({}, silentMs / 1_000);
  }
}
