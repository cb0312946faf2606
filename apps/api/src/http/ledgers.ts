// SPDX-License-Identifier: Apache-2.0
import { NotFoundException } from '@nestjs/common';
import type { TopicMap } from '#platform';

/** The ledgers of this deployment: every request speaks of exactly one. */
export class Ledgers {
  private readonly names: readonly string[];

  constructor(topics: TopicMap) {
    this.names = [...new Set(Object.values(topics))];
  }

  /** The ledger of that name, or the first configured. Throws NotFoundException. */
  named(name: string | undefined): string {
    const ledger = name ?? this.names[0];
    if (ledger !== undefined && this.names.includes(ledger)) return ledger;
    throw new NotFoundException(`no ledger '${ledger}'; there are: ${this.names.join(', ')}`);
  }
}
