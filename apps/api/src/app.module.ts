// SPDX-License-Identifier: Apache-2.0
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import {
  AccessTokens,
  Bearers,
  ExportSlots,
  KeyStore,
  parseOidcSettings,
  ReadAllowances,
  ReadJournal,
  ReadSealer,
} from '#access';
import { ChangesModule } from '#changes';
import { AcceptEventsHandler, HttpIntakeOptions, parseHookSources } from '#ingest';
import { LedgerModule, LedgerStore } from '#ledger';
import { Clock, Database, kafkaSecurityOf, Log, PlatformModule, RecordSink } from '#platform';
import { ReportsModule } from '#reports';
import { BearerGuard } from './access/bearer.guard.js';
import { CurrentPrincipal } from './access/current-principal.js';
import { KeysController } from './access/keys.controller.js';
import { PrincipalInterceptor } from './access/principal.interceptor.js';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { ActorsController } from './actors/actors.controller.js';
import { ArtifactsController } from './artifacts/artifacts.controller.js';
import { ChangeSummaryController } from './changes/change-summary.controller.js';
import { ProducersController } from './producers/producers.controller.js';
import { ScheduleController } from './schedule/schedule.controller.js';
import { ChangesController } from './changes/changes.controller.js';
import type { ApiConfig } from './config.js';
import { DeploymentsController } from './deployments/deployments.controller.js';
import { DeliveryController } from './delivery/delivery.controller.js';
import { EntriesController } from './entries/entries.controller.js';
import { EnvironmentsController } from './environments/environments.controller.js';
import { EventsController } from './events/events.controller.js';
import { HealthController } from './health/health.controller.js';
import { ExpectedRoles, Readiness } from './health/readiness.js';
import { Hooks } from './hooks/hooks.js';
import { HooksController } from './hooks/hooks.controller.js';
import { AnswerFields } from './http/answer-fields.js';
import { AnswerHeaders } from './http/answer-headers.js';
import { AnswerInterceptor } from './http/answer.interceptor.js';
import { Ledgers } from './http/ledgers.js';
import { CursorSeal } from './http/page-cursor.js';
import { Pages } from './http/pages.js';
import { RouteTable } from './http/route-table.js';
import { ProblemFilter } from './http/problem.filter.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { ItemsController } from './items/items.controller.js';
import { AccessLogController } from './journal/access-log.controller.js';
import { ExportStreams } from './journal/export-streams.js';
import { ReadRecorder } from './journal/read-recorder.js';
import { ErasuresController } from './ledgers/erasures.controller.js';
import { LedgersController } from './ledgers/ledgers.controller.js';
import { ProofsController } from './ledgers/proofs.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ServiceMeter } from './metrics/service-meter.js';
import { Records } from './records/records.js';
import { QuarantineController } from './quarantine/quarantine.controller.js';
import { ReleasesController } from './releases/releases.controller.js';
import { ReportsController } from './reports/reports.controller.js';

const STATEMENT_TIMEOUT_MS = 30_000;
/** Reads are journalled over connections of their own: whatever others ask, they need not wait. */
const JOURNAL = { connections: 2, statementTimeoutMs: 10_000 };
const EXPORTS = { perPrincipal: 8, inAll: 64 };

/** The API put together: everything it needs, from its configuration. */
@Module({})
export class AppModule {
  static forRoot(config: ApiConfig): DynamicModule {
    const platform = PlatformModule.forRoot({
      name: 'api',
      databaseUrl: config.DATABASE_URL,
      logLevel: config.LEDGER_LOG_LEVEL,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    });
    return {
      module: AppModule,
      imports: [platform, CqrsModule.forRoot(), LedgerModule, ChangesModule, ReportsModule],
      controllers: [
        HealthController,
        MetricsController,
        KeysController,
        AccessLogController,
        EventsController,
        HooksController,
        EntriesController,
        QuarantineController,
        LedgersController,
        ErasuresController,
        ProofsController,
        ChangeSummaryController,
        ChangesController,
        ScheduleController,
        ArtifactsController,
        ActorsController,
        ProducersController,
        ReleasesController,
        DeploymentsController,
        ApprovalsController,
        ItemsController,
        IncidentsController,
        EnvironmentsController,
        DeliveryController,
        ReportsController,
      ],
      providers: providersOf(config),
    };
  }
}

function providersOf(config: ApiConfig) {
  const { KAFKA_BROKERS: brokers, LEDGER_TOPICS: topics } = config;
  const roles = [...(brokers.length > 0 ? ['ingest'] : []), 'seal', 'project', 'report'];
  const security = kafkaSecurityOf(config);
  const oidc = parseOidcSettings(config.LEDGER_OIDC);
  const intake = (log: Log) =>
    new HttpIntakeOptions(
      topics,
      brokers.length > 0
        ? new RecordSink({ brokers, clientId: 'change-ledger-api', log, security })
        : null,
    );
  return [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useExisting: BearerGuard },
    { provide: APP_INTERCEPTOR, useClass: PrincipalInterceptor },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    {
      provide: KeyStore,
      useFactory: (database: Database, clock: Clock) => new KeyStore(database, clock),
      inject: [Database, Clock],
    },
    {
      provide: ReadAllowances,
      useFactory: (clock: Clock) => new ReadAllowances(config.LEDGER_READS_PER_MINUTE, clock),
      inject: [Clock],
    },
    {
      provide: Bearers,
      useFactory: (keys: KeyStore, clock: Clock, log: Log) =>
        new Bearers(
          keys,
          oidc && new AccessTokens(oidc, clock, (reason) => sayOutage(log, reason)),
        ),
      inject: [KeyStore, Clock, Log],
    },
    ...journalProviders(config),
    { provide: HttpIntakeOptions, useFactory: intake, inject: [Log] },
    { provide: Hooks, useValue: new Hooks(parseHookSources(config.LEDGER_HOOKS)) },
    BearerGuard,
    {
      provide: Ledgers,
      useFactory: (current: CurrentPrincipal) => new Ledgers(topics, current),
      inject: [CurrentPrincipal],
    },
    CurrentPrincipal,
    { provide: AnswerFields, useValue: new AnswerFields() },
    AnswerHeaders,
    { provide: RouteTable, useValue: new RouteTable() },
    { provide: CursorSeal, useValue: new CursorSeal(config.LEDGER_CURSOR_SECRET) },
    { provide: ExpectedRoles, useValue: new ExpectedRoles(roles) },
    AcceptEventsHandler,
    Pages,
    Records,
    Readiness,
    ServiceMeter,
  ];
}

function sayOutage(log: Log, reason: string | null): void {
  if (reason === null) log.info('the issuer of tokens answers again');
  else log.warn('the issuer of tokens does not answer: the keys known last serve', { reason });
}

/** What journals the reads, and seals the journal. */
function journalProviders(config: ApiConfig) {
  const { DATABASE_URL: url, LEDGER_TOPICS: topics } = config;
  const everyMs = config.LEDGER_JOURNAL_SECONDS * 1_000;
  const journal = (log: Log) => {
    const onIdleError = (error: Error) =>
      log.warn('an idle connection of the journal broke', { err: error });
    const applicationName = 'change-ledger api journal';
    return new ReadJournal(new Database({ ...JOURNAL, url, applicationName, onIdleError }));
  };
  const sealer = (database: Database, store: LedgerStore, clock: Clock, log: Log) => {
    const ledgers = [...new Set(Object.values(topics))];
    return new ReadSealer({ database, store, clock, log, ledgers, everyMs });
  };
  return [
    { provide: ReadJournal, useFactory: journal, inject: [Log] },
    { provide: ReadSealer, useFactory: sealer, inject: [Database, LedgerStore, Clock, Log] },
    { provide: ExportSlots, useValue: new ExportSlots(EXPORTS) },
    ReadRecorder,
    ExportStreams,
  ];
}
