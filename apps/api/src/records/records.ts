// SPDX-License-Identifier: Apache-2.0
import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ALL, holds } from '#access';
import {
  type AsOf,
  fitsFilter,
  PositionAt,
  type RecordAsOf,
  RecordById,
  type RecordKind,
  type RecordOf,
  type RecordPageRequest,
  RecordsFrom,
  RecordTextsFrom,
} from '#changes';
import { CurrentPrincipal } from '../access/current-principal.js';
import type { Page } from '../http/page.dto.js';
import { JsonText } from '../http/json-text.js';
import { type PageAnswer, Pages } from '../http/pages.js';
import { asSeen } from '../http/seen.js';
import { isPosition } from './decorators.js';
import { narrowing } from './narrowing.js';
import type { RecordPageQuery } from './record-query.dto.js';

/** Which ledger, and the last position to look at; null: the newest. */
export interface Place {
  readonly ledger: string;
  readonly asOf: number | null;
}

/** What says which ledger is asked, and as of what. */
type PlaceQuery = Readonly<Partial<Record<'ledger' | 'asOf', string | undefined>>>;

/** What a page of records is asked for by, beside filters; absent ones may be undefined. */
export type RecordListing = Pick<RecordPageQuery, 'limit' | 'sort'> & {
  readonly [Name in 'cursor' | 'ledger' | 'asOf' | 'from' | 'to']?: string | undefined;
};

/** What was found where a record was asked for, and what is said where it is none. */
interface FoundRecord<K extends RecordKind> {
  readonly ledger: string;
  readonly found: RecordAsOf<RecordOf[K]> | null;
  readonly absence: string;
}

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
    private readonly current: CurrentPrincipal,
  ) {}

  /** A page of the records of a kind as they are stored, which is how they are shown. */
  page<Dto>(kind: RecordKind, query: RecordListing): Promise<Page<Dto> & { items: Dto[] }> {
    return this.pageBy(kind, query, async (wanted) => {
      const page = await this.queries.execute(new RecordTextsFrom(kind, wanted));
      // what is written is a Dto
      return { ...page, items: page.items.map((text) => new JsonText(text) as Dto) };
    });
  }

  /** A page of the records of a kind; `toDto` shows one. */
  pageOf<K extends RecordKind, Dto>(
    kind: K,
    query: RecordListing,
    toDto: (record: RecordOf[K]) => Dto,
  ): Promise<Page<Dto> & { items: Dto[] }> {
    return this.pageBy(kind, query, async (wanted) => {
      const page = await this.queries.execute(new RecordsFrom(kind, wanted));
      return { ...page, items: page.items.map(toDto) };
    });
  }

  private async pageBy<K extends RecordKind, Dto>(
    kind: K,
    query: RecordListing,
    read: (wanted: RecordPageRequest<K>) => Promise<PageAnswer<Dto>>,
  ): Promise<Page<Dto> & { items: Dto[] }> {
    const { filter: asked, occurred, due } = narrowing(kind, query);
    const filter = { ...asked, ...this.withinScope(query) };
    const { limit, cursor, sort: order } = query;
    const name = `${kind} ${JSON.stringify([filter, occurred, due, order])}`;
    const parameters = { ...(await this.place(query)), limit, cursor };
    return this.pages.page(name, parameters, (request) =>
      read({ ...request, filter, occurred, due, order }),
    );
  }

  /** A record by its id. Throws NotFoundException. */
  async one<K extends RecordKind>(kind: K, id: string, query: PlaceQuery): Promise<RecordOf[K]> {
    const place = await this.place(query);
    const known = await this.queries.execute(new RecordById(kind, { ...place, id }));
    return this.visible(kind, { ...place, found: known, absence: `no ${kind} '${id}'` });
  }

  /**
   * A record that touches an environment of the scope, and then whole; any other is as good as none.
   * Throws NotFoundException.
   */
  visible<K extends RecordKind>(
    kind: K,
    { ledger, found: known, absence }: FoundRecord<K>,
  ): RecordOf[K] {
    if (known === null || !fitsFilter(kind, known.record, this.withinScope({}))) {
      throw new NotFoundException(absence);
    }
    return asSeen(known.record, { ledger, asOf: known.asOf });
  }

  /** Where to read what was made of a record; that must be visible. Throws NotFoundException. */
  async placeOf(kind: RecordKind, id: string, query: PlaceQuery): Promise<Place> {
    if (!this.reachesAll) await this.one(kind, id, query);
    return this.place(query);
  }

  /** Throws ForbiddenException for an environment outside the scope, whether there is one or not. */
  requireEnvironment(environment: string): void {
    if (holds(this.current.scope.environments, environment)) return;
    throw new ForbiddenException(`the key is not for the environment '${environment}'`);
  }

  /** Throws ForbiddenException for a key that is not for all environments. */
  requireAllEnvironments(): void {
    if (this.reachesAll) return;
    throw new ForbiddenException('this shows all environments: the key is for some of them');
  }

  /** The ledger that is asked, and the position that `asOf` means there. */
  async place(query: PlaceQuery): Promise<Place> {
    const ledger = this.pages.ledgerOf(query.ledger);
    const { asOf } = query;
    if (asOf === undefined) return { ledger, asOf: null };
    if (isPosition(asOf)) return { ledger, asOf: Number(asOf) };
    return { ledger, asOf: await this.queries.execute(new PositionAt(ledger, new Date(asOf))) };
  }

  private get reachesAll(): boolean {
    return this.current.scope.environments.includes(ALL);
  }

  /** That a record touches an environment of the scope, and of those that were asked for. */
  private withinScope(query: object): { readonly environment?: readonly string[] } {
    if (this.reachesAll) return {};
    const { environments } = this.current.scope;
    const { environment: asked = environments } = query as { environment?: readonly string[] };
    return { environment: asked.filter((each) => environments.includes(each)) };
  }
}

/** The parameters of a page, with filters that its address names. */
export function pageNarrowedBy(query: RecordPageQuery, filter: object): RecordListing {
  const { limit, cursor, sort, ledger, asOf, from, to } = query;
  return { limit, cursor, sort, ledger, asOf, from, to, ...filter };
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
