// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';

/** An item of any list. */
export type Item = Readonly<Record<string, unknown>>;

/** A list, how it is asked for, and what of all its items that must come to. */
export interface Walk {
  readonly list: ListName;
  /** with page size, order and filters */
  readonly query: string;
  readonly expected: (all: readonly Item[]) => readonly Item[];
}

interface Listing {
  /** filter → field that has its value, or a list of its values */
  readonly filters: Readonly<Record<string, string>>;
  /** when an item happened; null: it has not. Absent: the list knows one order alone */
  readonly happenedAt?: (item: Item) => unknown;
}

const LISTINGS = {
  changes: {
    filters: {
      type: 'type',
      lifecycle: 'lifecycle',
      service: 'services',
      environment: 'environments',
      tier: 'tiers',
      authorisation: 'authorisation',
    },
    happenedAt: ({ actualStart }) => actualStart,
  },
  deployments: {
    filters: { state: 'state', kind: 'kind', tier: 'tier', environment: 'environment' },
    happenedAt: ({ effectiveAt, startedAt }) => effectiveAt ?? startedAt,
  },
  approvals: {
    filters: { state: 'state', meaning: 'meaning', environment: 'environment' },
    happenedAt: ({ decidedAt }) => decidedAt,
  },
  releases: {
    filters: { state: 'state', type: 'type', service: 'services', version: 'version' },
    happenedAt: ({ availableAt }) => availableAt,
  },
  items: {
    filters: { class: 'class', lifecycle: 'lifecycle', tier: 'tier', name: 'name' },
    happenedAt: ({ currentState }) => (currentState as Item | null)?.['since'] ?? null,
  },
  incidents: {
    filters: { severity: 'severity', service: 'service' },
    happenedAt: ({ detectedAt }) => detectedAt,
  },
  entries: { filters: {} },
} as const satisfies Readonly<Record<string, Listing>>;

export type ListName = keyof typeof LISTINGS;
export const LISTS = Object.keys(LISTINGS) as readonly ListName[];

const ORDERS = ['position', '-position', 'time', '-time'] as const;
type Order = (typeof ORDERS)[number];

/** Walks through any list, by filters with values that it has shown. */
export function walksOf(seen: ReadonlyMap<ListName, readonly Item[]>): fc.Arbitrary<Walk> {
  return fc.constantFrom(...LISTS).chain((list) => {
    const { filters, happenedAt }: Listing = LISTINGS[list];
    const order = happenedAt === undefined ? fc.constant(null) : fc.constantFrom(...ORDERS);
    const narrowed = fc.record(arbitraryFilters(filters, seen.get(list) ?? []), {
      requiredKeys: [],
    });
    return fc
      .record({ limit: fc.integer({ min: 5, max: 120 }), order, narrowed })
      .map((asked) => walkOf(list, asked));
  });
}

/** Of each filter one or two of the values that its field has. */
function arbitraryFilters(filters: Listing['filters'], items: readonly Item[]) {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, field]) => {
      const values = new Set(items.flatMap((item) => textsOf(item[field])));
      const some = { minLength: 1, maxLength: 2 };
      return values.size === 0 ? [] : [[name, fc.uniqueArray(fc.constantFrom(...values), some)]];
    }),
  );
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? [value] : [];
}

interface Asked {
  readonly limit: number;
  readonly order: Order | null;
  readonly narrowed: Readonly<Record<string, readonly string[] | undefined>>;
}

function walkOf(list: ListName, { limit, order, narrowed }: Asked): Walk {
  const { filters, happenedAt }: Listing = LISTINGS[list];
  const given = Object.entries(narrowed).flatMap(([name, values]) =>
    values === undefined ? [] : [{ name, field: filters[name] ?? '', values }],
  );
  const pairs: [string, string][] = [
    ['limit', String(limit)],
    ...(order === null ? [] : ([['sort', order]] as [string, string][])),
    ...given.flatMap(({ name, values }) => values.map((value): [string, string] => [name, value])),
  ];
  return {
    list,
    query: new URLSearchParams(pairs).toString(),
    expected: (all) => {
      const fitting = all.filter((item) =>
        given.every(({ field, values }) =>
          textsOf(item[field]).some((text) => values.includes(text)),
        ),
      );
      return inOrder(fitting, order, happenedAt);
    },
  };
}

/** The items, given by position, in an order. */
function inOrder(
  items: readonly Item[],
  order: Order | null,
  happenedAt: Listing['happenedAt'],
): readonly Item[] {
  if (order === null || order === 'position' || happenedAt === undefined) return items;
  if (order === '-position') return items.toReversed();
  const at = (item: Item): number => Date.parse(String(happenedAt(item)));
  const sign = order === 'time' ? 1 : -1;
  const happened = items.filter((item) => happenedAt(item) !== null);
  const rest = items.filter((item) => happenedAt(item) === null);
  const id = (item: Item): string => String(item['id']);
  const byId = (left: Item, right: Item): number => (id(left) < id(right) ? -1 : 1);
  return [
    ...happened.toSorted((left, right) => (at(left) - at(right) || byId(left, right)) * sign),
    ...rest.toSorted(byId),
  ];
}
