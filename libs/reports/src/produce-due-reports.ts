// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changesImplemented, firstImplementation } from '#changes';
import { Clock, Database, type Session } from '#platform';
import { awaitRecords } from './await-records.js';
import { CHANGE_REGISTER, renderChangeRegister, type ReportContent } from './change-register.js';
import { DUE_MONTHS, type DueSince, type Month } from './month.js';

/**
 * Writes the change register of every month that has ended and has none yet, so that a missed run
 * is made up for; a month is written once, however many instances try. Returns the ids written.
 */
export class ProduceDueReports extends Command<readonly string[]> {
  constructor(
    readonly ledger: string,
    readonly timeZone: string,
    readonly since: DueSince,
  ) {
    super();
  }
}

@CommandHandler(ProduceDueReports)
export class ProduceDueReportsHandler implements ICommandHandler<ProduceDueReports> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ ledger, timeZone, since }: ProduceDueReports): Promise<readonly string[]> {
    await awaitRecords(this.database, this.clock, ledger);
    const written: string[] = [];
    for (const month of await this.due(ledger, timeZone, since)) {
      const id = await this.produce(ledger, timeZone, month);
      if (id !== null) written.push(id);
    }
    return written;
  }

  private async due(ledger: string, timeZone: string, since: DueSince): Promise<readonly Month[]> {
    const first = since === 'firstChange' ? await firstImplementation(this.database, ledger) : null;
    if (since === 'firstChange' && first === null) return [];
    const now = new Date(this.clock.nowMs());
    return this.database.query(DUE_MONTHS, [ledger, CHANGE_REGISTER, timeZone, now, first]);
  }

  private produce(ledger: string, timeZone: string, month: Month): Promise<string | null> {
    return this.database.transaction(async (session) => {
      // the rows and the position they are as of must come from one snapshot
      await session.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const { asOf, changes } = await changesImplemented(session, ledger, month);
      const run: NewRun = {
        ledger,
        reportId: `${CHANGE_REGISTER}-${month.label}`,
        month,
        timeZone,
        asOf,
        rowCount: changes.length,
        producedAt: new Date(this.clock.nowMs()),
      };
      if (!(await insertRun(session, run))) return null;
      const files = renderChangeRegister({ ledger, month, timeZone, asOf, changes });
      for (const file of files) await insertFile(session, run, file);
      return run.reportId;
    });
  }
}

interface NewRun {
  readonly ledger: string;
  readonly reportId: string;
  readonly month: Month;
  readonly timeZone: string;
  readonly asOf: number;
  readonly rowCount: number;
  readonly producedAt: Date;
}

async function insertRun(session: Session, run: NewRun): Promise<boolean> {
  const { ledger, reportId, month, timeZone, asOf, rowCount, producedAt } = run;
  const { rowCount: inserted } = await session.query(
    `INSERT INTO report_run (ledger, report_id, definition, period_from, period_to, time_zone,
                             as_of, row_count, produced_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [ledger, reportId, CHANGE_REGISTER, month.from, month.to, timeZone, asOf, rowCount, producedAt],
  );
  return inserted === 1;
}

async function insertFile(session: Session, run: NewRun, file: ReportContent): Promise<void> {
  const { format, mediaType, content } = file;
  await session.query(
    `INSERT INTO report_file (ledger, report_id, format, media_type, digest, content)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [run.ledger, run.reportId, format, mediaType, hash('sha256', content), Buffer.from(content)],
  );
}
