// SPDX-License-Identifier: Apache-2.0
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, type AppendRequest, LedgerStore } from './ledger-store.js';

/** Writes received records into a ledger, each once, in one transaction (ledger.md §3). */
export class AppendEntries extends Command<Appended> {
  constructor(readonly request: AppendRequest) {
    super();
  }
}

@CommandHandler(AppendEntries)
export class AppendEntriesHandler implements ICommandHandler<AppendEntries> {
  constructor(private readonly store: LedgerStore) {}

  execute({ request }: AppendEntries): Promise<Appended> {
    return this.store.append(request);
  }
}
