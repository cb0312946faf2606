// SPDX-License-Identifier: Apache-2.0
import type { HookSource, HookSources } from '#ingest';

/** The sources that may post webhooks, as configured. */
export class Hooks {
  constructor(private readonly sources: HookSources) {}

  named(name: string): HookSource | undefined {
    return this.sources.get(name);
  }
}
