// SPDX-License-Identifier: Apache-2.0
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Projector, type RecordsConfiguration } from '#changes';
import { Intake } from '#ingest';
import { LedgerStore } from '#ledger';
import { Clock, Database, kafkaSecurityOf, Log, Metrics, type RoleStatus } from '#platform';
import { ReportSchedule } from '#reports';
import type { WorkerConfig, WorkerRole } from './config.js';
import { makeSeal } from './seal-role.js';

/** A long-running part of the service. */
export interface Role {
  start(): Promise<void>;
  stop(): Promise<void>;
  status(): RoleStatus;
}

/** What the roles are made from. */
export interface RoleParts {
  readonly config: WorkerConfig;
  readonly app: INestApplicationContext;
  /** the rules of the records; undefined: those that the ledgers hold */
  readonly records: RecordsConfiguration | undefined;
}

/** The roles that a configuration asks for; without a broker there is nothing to ingest. */
export function rolesOf(parts: RoleParts): readonly Role[] {
  const { config } = parts;
  const makers = {
    ingest: makeIngest,
    seal: ({ app }: RoleParts) => makeSeal(config, app),
    project: makeProject,
    report: makeReport,
  } satisfies Record<WorkerRole, unknown>;
  const wanted = config.WORKER_ROLES.filter(
    (role) => role !== 'ingest' || config.KAFKA_BROKERS.length > 0,
  );
  return wanted.map((role) => makers[role](parts));
}

function makeIngest({ config, app }: RoleParts): Role {
  const log = app.get(Log);
  const security = kafkaSecurityOf(config);
  const kafka = { brokers: config.KAFKA_BROKERS, clientId: 'change-ledger-worker', log, security };
  const { LEDGER_KAFKA_GROUP: groupId, LEDGER_TOPICS: topics } = config;
  return new Intake({ kafka, groupId, topics }, app.get(LedgerStore), log, app.get(Metrics));
}

function makeProject({ config, app, records }: RoleParts): Role {
  const ledgers = [...new Set(Object.values(config.LEDGER_TOPICS))];
  return new Projector({
    database: app.get(Database),
    store: app.get(LedgerStore),
    ledgers,
    log: app.get(Log),
    clock: app.get(Clock),
    metrics: app.get(Metrics),
    configuration: records,
  });
}

function makeReport({ config, app }: RoleParts): Role {
  return new ReportSchedule(
    {
      databaseUrl: config.DATABASE_URL,
      ledgers: [...new Set(Object.values(config.LEDGER_TOPICS))],
      cron: config.LEDGER_REPORT_CRON,
      timeZone: config.LEDGER_REPORT_TIME_ZONE,
    },
    app.get(CommandBus),
    app.get(Log),
  );
}
