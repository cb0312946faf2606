// SPDX-License-Identifier: Apache-2.0
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangesModule } from '#changes';
import { LedgerModule } from '#ledger';
import { PlatformModule } from '#platform';
import { ReportsModule } from '#reports';
import type { WorkerConfig } from './config.js';

/** What the roles are made of. */
@Module({})
export class WorkerModule {
  static forRoot(config: WorkerConfig): DynamicModule {
    const platform = PlatformModule.forRoot({
      name: 'worker',
      databaseUrl: config.DATABASE_URL,
      logLevel: config.LEDGER_LOG_LEVEL,
    });
    return {
      module: WorkerModule,
      imports: [platform, CqrsModule.forRoot(), LedgerModule, ChangesModule, ReportsModule],
    };
  }
}
