// SPDX-License-Identifier: Apache-2.0
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { Log, type LogLevel } from './log.js';
import { Metrics } from './metrics/metrics.js';
import { Database } from './postgres/database.js';

export interface PlatformOptions {
  /** the process as logs and pg_stat_activity name it */
  readonly name: string;
  readonly databaseUrl: string;
  readonly logLevel: LogLevel;
  /** milliseconds after which the server ends a statement; absent: never */
  readonly statementTimeoutMs?: number;
}

/** What every room needs and no room owns: the pool, the clock, the log, the metrics. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    const log = new Log(options.name, options.logLevel);
    const providers = [
      { provide: Log, useValue: log },
      { provide: Clock, useClass: SystemClock },
      { provide: Metrics, useValue: new Metrics(options.name) },
      { provide: Database, useFactory: () => databaseOf(options, log) },
    ];
    return { module: PlatformModule, providers, exports: [Log, Clock, Metrics, Database] };
  }
}

function databaseOf({ databaseUrl, name, ...options }: PlatformOptions, log: Log): Database {
  return new Database({
    url: databaseUrl,
    applicationName: `change-ledger ${name}`,
    ...(options.statementTimeoutMs === undefined
      ? {}
      : { statementTimeoutMs: options.statementTimeoutMs }),
    onIdleError: (error) => log.warn('an idle database connection broke', { err: error }),
  });
}
