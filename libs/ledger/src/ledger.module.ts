// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Clock, Database } from '#platform';
import { AppendEntriesHandler } from './append-entries.js';
import { EntriesFromHandler } from './entries-page.js';
import { LedgerStore } from './ledger-store.js';
import { PostgresLedgerStore } from './postgres/postgres-ledger-store.js';

/** The ledger on PostgreSQL; needs `Database` and `Clock` from the platform module. */
@Module({
  imports: [CqrsModule],
  providers: [
    {
      provide: LedgerStore,
      useFactory: (database: Database, clock: Clock) => new PostgresLedgerStore(database, clock),
      inject: [Database, Clock],
    },
    AppendEntriesHandler,
    EntriesFromHandler,
  ],
  exports: [LedgerStore],
})
export class LedgerModule {}
