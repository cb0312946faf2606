// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { QuarantinedEntries } from '#ledger';
import { Allow } from '../access/allow.js';
import { toEntryDto } from '../entries/entry.dto.js';
import { Pages } from '../http/pages.js';
import { Records } from '../records/records.js';
import { QuarantineDto, QuarantineQuery } from './quarantine.dto.js';

/** The entries that feed no record: what could not be read, or is not what it says. */
@Controller('v1/quarantine')
export class QuarantineController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
    private readonly records: Records,
  ) {}

  /**
   * Lists the entries below state 3, all or those of one reason, and counts them by reason. Where
   * each one's bytes are is in its `payload`.
   */
  @Get()
  @Allow('auditor', 'officer', 'admin')
  async list(@Query() query: QuarantineQuery): Promise<QuarantineDto> {
    const { reason = null } = query;
    let reasons: QuarantineDto['reasons'] = [];
    const { limit: most, cursor } = query;
    const parameters = { ...(await this.records.place(query)), limit: most, cursor };
    const page = await this.pages.page(`quarantine ${reason}`, parameters, async (request) => {
      const { ledger, limit, asOf, after } = request;
      const from = after[0] === undefined ? 0 : Number(after[0]) + 1;
      const asked = new QuarantinedEntries(ledger, { from, limit, asOf, reason });
      const found = await this.queries.execute(asked);
      reasons = [...found.reasons];
      return { ...found, items: found.items.map((entry) => toItem(entry, ledger)) };
    });
    return Object.assign(page, { reasons });
  }
}

function toItem(stored: Parameters<typeof toEntryDto>[0], ledger: string) {
  const entry = toEntryDto(stored);
  const href = `/v1/ledgers/${ledger}/entries/${entry.position}/payload`;
  return Object.assign(entry, { payload: entry.payload && Object.assign(entry.payload, { href }) });
}
