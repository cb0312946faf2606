// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChangeAsImplemented, ChangeEdits, ChangeTimeline, ExpandedChangeOf } from '#changes';
import { Allow, Shows } from '../access/allow.js';
import { Pages } from '../http/pages.js';
import { asSeen } from '../http/seen.js';
import { RecordQuery } from '../records/record-query.dto.js';
import { found, type Place, Records, wholeList } from '../records/records.js';
import {
  ChangeEditsDto,
  TimelineDto,
  toChangeEditDto,
  toTimelineEventDto,
} from './change-history.dto.js';
import {
  ChangeEditsQuery,
  ChangePageQuery,
  ChangeQuery,
  IMPLEMENTATION_START,
} from './change-query.dto.js';
import { ChangePageDto, toChangeDto } from './change.dto.js';
import { ExpandedChangeDto, toExpandedChangeDto } from './expanded-change.dto.js';

/** Changes: the ITIL change records assembled from the ledger. */
@Controller('v1/changes')
@Allow('auditor', 'officer', 'admin')
@Shows('records')
export class ChangesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
    private readonly records: Records,
  ) {}

  /** Lists Changes in the order of their first entries. */
  @Get()
  list(@Query() query: ChangePageQuery): Promise<ChangePageDto> {
    return this.records.page('change', query);
  }

  /** Shows one Change by its number. */
  @Get(':id')
  async show(@Param('id') id: string, @Query() query: ChangeQuery): Promise<ExpandedChangeDto> {
    if (query.expand !== undefined) return this.expanded(id, query, query.expand);
    if (query.asOf !== IMPLEMENTATION_START) {
      return toChangeDto(await this.records.one('change', id, query));
    }
    const change = await this.asImplemented(id, query);
    const absence = `no implemented change '${id}'`;
    return toChangeDto(this.records.visible('change', { ...change, absence }));
  }

  /** Shows the entries that a Change was assembled from, in the order of time. */
  @Get(':id/timeline')
  async timeline(@Param('id') id: string, @Query() query: RecordQuery): Promise<TimelineDto> {
    const place = await this.records.placeOf('change', id, query);
    const timeline = await this.queries.execute(new ChangeTimeline({ ...place, id }));
    return wholeList(place.ledger, found(timeline, 'change', id), toTimelineEventDto);
  }

  /** Shows what each entry made otherwise in a Change. */
  @Get(':id/edits')
  async edits(@Param('id') id: string, @Query() query: ChangeEditsQuery): Promise<ChangeEditsDto> {
    const place = await this.records.placeOf('change', id, query);
    const which = query.after === undefined ? 'all' : 'afterStart';
    const edits = await this.queries.execute(new ChangeEdits({ ...place, id }, which));
    return wholeList(place.ledger, found(edits, 'change', id), toChangeEditDto);
  }

  private async expanded(id: string, query: ChangeQuery, parts: readonly string[]) {
    this.records.requireAllEnvironments();
    const place =
      query.asOf === IMPLEMENTATION_START
        ? await this.startOf(id, query)
        : await this.records.place(query);
    const all = await this.queries.execute(new ExpandedChangeOf({ ...place, id }));
    const change = found(all, 'change', id);
    return asSeen(toExpandedChangeDto(change, parts), { ...place, asOf: change.asOf });
  }

  private async asImplemented(id: string, query: ChangeQuery) {
    const ledger = this.pages.ledgerOf(query.ledger);
    return { ledger, found: await this.queries.execute(new ChangeAsImplemented(ledger, id)) };
  }

  private async startOf(id: string, query: ChangeQuery): Promise<Place> {
    const { ledger, found: change } = await this.asImplemented(id, query);
    return { ledger, asOf: found(change, 'implemented change', id).asOf };
  }
}
