// SPDX-License-Identifier: Apache-2.0
import { Injectable, NotFoundException } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  type AsOf,
  type LabelFilter,
  LABELS,
  PositionAt,
  RecordById,
  type RecordKind,
  type RecordOf,
  RecordsFrom,
} from '#changes';
import type { Page } from '../http/page.dto.js';
import { Pages } from '../http/pages.js';
import { isPosition } from './decorators.js';
import type { RecordPageQuery, RecordQuery } from './record-query.dto.js';

/** Which ledger, and the last position to look at; null: the newest. */
export interface Place {
  readonly ledger: string;
  readonly asOf: number | null;
}

/** What says which ledger is asked, and as of what. */
type PlaceQuery = Pick<RecordQuery, 'ledger'> & { readonly asOf?: string | undefined };

/** A list that is shown whole, in the shape of a page. */
export type WholeList<Dto> = Pick<Page<Dto>, 'total' | 'ledger' | 'asOf' | 'next'> & {
  readonly items: Dto[];
};

/** The one way in which records are asked for: as of a position or a time, in pages, by filters. */
@Injectable()
export class Records {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** A page of the records of a kind; `toDto` shows one. */
  async page<K extends RecordKind, Dto>(
    kind: K,
    query: RecordPageQuery,
    toDto: (record: RecordOf[K]) => Dto,
  ): Promise<Page<Dto> & { items: Dto[] }> {
    const filter = filterOf(kind, query);
    const occurred = { from: dateOf(query.from), to: dateOf(query.to) };
    const { limit, cursor, sort: order } = query;
    const name = `${kind} ${JSON.stringify([filter, occurred, order])}`;
    const parameters = { ...(await this.place(query)), limit, cursor };
    return this.pages.page(name, parameters, async (request) => {
      const wanted = { ...request, filter, occurred, order };
      const page = await this.queries.execute(new RecordsFrom(kind, wanted));
      return { ...page, items: page.items.map(toDto) };
    });
  }

  /** A record by its id. Throws NotFoundException. */
  async one<K extends RecordKind>(kind: K, id: string, query: RecordQuery): Promise<RecordOf[K]> {
    const place = await this.place(query);
    return found(await this.queries.execute(new RecordById(kind, { ...place, id })), kind, id);
  }

  /** The ledger that is asked, and the position that `asOf` means there. */
  async place(query: PlaceQuery): Promise<Place> {
    const ledger = this.pages.ledgerOf(query);
    const { asOf } = query;
    if (asOf === undefined) return { ledger, asOf: null };
    if (isPosition(asOf)) return { ledger, asOf: Number(asOf) };
    return { ledger, asOf: await this.queries.execute(new PositionAt(ledger, new Date(asOf))) };
  }
}

/** What was asked for by name. Throws NotFoundException where there is none. */
export function found<T>(value: T | null, kind: string, id: string): T {
  if (value === null) throw new NotFoundException(`no ${kind} '${id}'`);
  return value;
}

/** A list whole, in the shape of a page. */
export function wholeList<Item, Dto>(
  ledger: string,
  { items, asOf }: AsOf<Item>,
  toDto: (item: Item) => Dto,
): WholeList<Dto> {
  const dtos = items.map(toDto);
  const known = asOf < 0 ? null : asOf;
  return { items: dtos, total: dtos.length, ledger, asOf: known, next: null };
}

function filterOf<K extends RecordKind>(kind: K, query: RecordPageQuery): LabelFilter<K> {
  const given = new Map(Object.entries(query));
  const names = LABELS[kind].filter((name) => given.get(name) !== undefined);
  return Object.fromEntries(names.map((name) => [name, given.get(name)])) as LabelFilter<K>;
}

function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}
