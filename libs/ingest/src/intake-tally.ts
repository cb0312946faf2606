// SPDX-License-Identifier: Apache-2.0
import type { AppendRequest, Outcome } from '#ledger';

/** What this process has put into its ledgers since it started. */
export class IntakeTally {
  readonly outcomes = { appended: 0, redelivery: 0, conflict: 0 };

  count(_request: AppendRequest, outcomes: readonly Outcome[]): void {
    for (const { kind } of outcomes) this.outcomes[kind] += 1;
  }
}
