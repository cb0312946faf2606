// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Shows } from '../access/allow.js';
import { RecordQuery } from '../records/record-query.dto.js';
import { Records } from '../records/records.js';
import { ItemPageQuery } from './item-query.dto.js';
import { ItemDto, ItemPageDto, toItemDto } from './item.dto.js';

/** Configuration items: what is managed, what runs, since when, by which Deployment. */
@Controller('v1/items')
@Allow('auditor', 'officer', 'admin')
@Shows('records')
export class ItemsController {
  constructor(private readonly records: Records) {}

  /** Lists Configuration items in the order of their first entries. */
  @Get()
  list(@Query() query: ItemPageQuery): Promise<ItemPageDto> {
    return this.records.page('item', query);
  }

  /** Shows one Configuration item by its id. */
  @Get(':id')
  async show(@Param('id') id: string, @Query() query: RecordQuery): Promise<ItemDto> {
    return toItemDto(await this.records.one('item', id, query));
  }
}
