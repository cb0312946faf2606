// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Clock, Database } from '#platform';
import { AppendEntriesHandler } from './append-entries.js';
import { DecideErasureHandler } from './erasure/decide-erasure.js';
import { ErasuresOfHandler } from './erasure/erasures-of.js';
import { RequestErasureHandler } from './erasure/request-erasure.js';
import { EntriesFromHandler } from './entries-page.js';
import { LedgerStore } from './ledger-store.js';
import { CheckpointStore } from './postgres/checkpoint-store.js';
import { ErasureStore } from './postgres/erasure-store.js';
import { PostgresLedgerStore } from './postgres/postgres-ledger-store.js';
import { QuarantineReader } from './postgres/quarantine-reader.js';
import { TreeReader } from './postgres/tree-reader.js';
import { ArchiveFileOfHandler } from './queries/archive-file.js';
import { ConsistencyProofOfHandler } from './queries/consistency-proof.js';
import { EntryAtHandler } from './queries/entry-at.js';
import { InclusionProofOfHandler } from './queries/inclusion-proof.js';
import { QuarantinedEntriesHandler } from './queries/quarantined-entries.js';
import { RootOfHandler } from './queries/root-of.js';
import { SealedLedgersHandler } from './queries/sealed-ledgers.js';
import { TreeProver } from './queries/tree-prover.js';

/** The ledger on PostgreSQL; needs `Database` and `Clock` from the platform module. */
@Module({
  imports: [CqrsModule],
  providers: [
    {
      provide: LedgerStore,
      useFactory: (database: Database, clock: Clock) => new PostgresLedgerStore(database, clock),
      inject: [Database, Clock],
    },
    {
      provide: CheckpointStore,
      useFactory: (database: Database) => new CheckpointStore(database),
      inject: [Database],
    },
    {
      provide: ErasureStore,
      useFactory: (database: Database) => new ErasureStore(database),
      inject: [Database],
    },
    {
      provide: TreeReader,
      useFactory: (database: Database) => new TreeReader(database),
      inject: [Database],
    },
    {
      provide: TreeProver,
      useFactory: (...stores: ConstructorParameters<typeof TreeProver>) =>
        new TreeProver(...stores),
      inject: [CheckpointStore, TreeReader],
    },
    {
      provide: QuarantineReader,
      useFactory: (database: Database) => new QuarantineReader(database),
      inject: [Database],
    },
    AppendEntriesHandler,
    EntriesFromHandler,
    QuarantinedEntriesHandler,
    EntryAtHandler,
    ArchiveFileOfHandler,
    ConsistencyProofOfHandler,
    InclusionProofOfHandler,
    RootOfHandler,
    SealedLedgersHandler,
    RequestErasureHandler,
    DecideErasureHandler,
    ErasuresOfHandler,
  ],
  exports: [LedgerStore, CheckpointStore],
})
export class LedgerModule {}
