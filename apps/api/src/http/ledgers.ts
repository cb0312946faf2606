// SPDX-License-Identifier: Apache-2.0
import { NotFoundException } from '@nestjs/common';
import { holds, type Scope } from '#access';
import type { TopicMap } from '#platform';
import type { CurrentPrincipal } from '../access/current-principal.js';

/** The ledgers of this deployment: every request speaks of exactly one, of those in its scope. */
export class Ledgers {
  private readonly names: readonly string[];

  constructor(
    topics: TopicMap,
    private readonly current: CurrentPrincipal,
  ) {
    this.names = [...new Set(Object.values(topics))];
  }

  /** The ledger of that name, or the first in scope. Throws NotFoundException. */
  named(name: string | undefined): string {
    return chosen(this.visible(), name);
  }

  /** The ledger that a request is journalled in: the one named, where a scope has it, else its first. */
  journalOf({ ledgers }: Scope, name: string | undefined): string {
    const visible = this.names.filter((each) => holds(ledgers, each));
    const named = visible.find((each) => each === name);
    return named ?? visible[0] ?? this.names[0] ?? '';
  }

  /** The ledgers in the scope of the current principal; any other is as good as none. */
  visible(): readonly string[] {
    const { ledgers } = this.current.scope;
    return this.names.filter((name) => holds(ledgers, name));
  }

  /** The ledger of that name, or the first, of whomever. Throws NotFoundException. */
  configured(name: string | undefined): string {
    return chosen(this.names, name);
  }
}

function chosen(names: readonly string[], name: string | undefined): string {
  const ledger = name ?? names[0];
  if (ledger !== undefined && names.includes(ledger)) return ledger;
  throw new NotFoundException(`no ledger '${ledger ?? ''}'; there are: ${names.join(', ')}`);
}
