// SPDX-License-Identifier: Apache-2.0
import type { CommandBus } from '@nestjs/cqrs';
import { PgBoss } from 'pg-boss';
import type { Log, RoleStatus } from '#platform';
import type { DueSince } from '../month.js';
import { ProduceDueReports } from '../produce-due-reports.js';

const QUEUE = 'change-register';

export interface ReportScheduleOptions {
  readonly databaseUrl: string;
  readonly ledgers: readonly string[];
  /** five fields, minute first */
  readonly cron: string;
  /** IANA name, of the schedule and of the periods */
  readonly timeZone: string;
}

/** The role `report`: one run a tick across all instances, missed months made up for. */
export class ReportSchedule {
  private readonly boss: PgBoss;
  private isStarted = false;

  constructor(
    private readonly options: ReportScheduleOptions,
    private readonly commands: CommandBus,
    private readonly log: Log,
  ) {
    this.boss = new PgBoss({
      connectionString: options.databaseUrl,
      schema: 'pgboss',
      createSchema: false,
      application_name: 'change-ledger report',
      max: 3,
    });
    this.boss.on('error', (error) => log.warn('the report queue', { err: error }));
  }

  async start(): Promise<void> {
    await this.boss.start();
    await this.boss.createQueue(QUEUE);
    await this.boss.schedule(QUEUE, this.options.cron, null, { tz: this.options.timeZone });
    await this.boss.work(QUEUE, () => this.produce('firstChange'));
    this.isStarted = true;
    // a month that ended while nothing ran is written now; a history that is only just arriving is
    // left to the schedule, for its first register would miss what is still on its way
    await this.produce('lastReport').catch((error: unknown) =>
      this.log.warn('missed reports are left to the next tick', { err: error }),
    );
  }

  async stop(): Promise<void> {
    if (this.isStarted) await this.boss.stop({ graceful: true, timeout: 5_000 });
  }

  status(): RoleStatus {
    return { role: 'report', ready: this.isStarted, detail: { cron: this.options.cron } };
  }

  private async produce(since: DueSince): Promise<void> {
    for (const ledger of this.options.ledgers) {
      const due = new ProduceDueReports(ledger, this.options.timeZone, since);
      const written = await this.commands.execute(due);
      if (written.length > 0) this.log.info('reports written', { ledger, reports: written });
    }
  }
}
