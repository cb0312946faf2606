// SPDX-License-Identifier: Apache-2.0
import { CURRENT, DIALECTS, DRAFT } from '../catalogue/dialect.js';
import type { Dialect } from '../catalogue/dialect.js';
import { ITIL_NAMES, STANDARD_NAMES } from '../catalogue/event-name.js';
import type { ItilName, StandardName } from '../catalogue/event-name.js';
import { itilType, standardType } from '../catalogue/event-type.js';
import { ITIL_TYPES, ITIL_TYPE_VERSION } from '../catalogue/itil-types.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { checkOf, ownCheckOf } from '../schema/check.js';
import type { Check } from '../schema/check.js';
import { shapeSchema } from '../schema/content-schema.js';
import { customSchema, standardSchema } from '../schema/event-schema.js';

interface Spoken {
  readonly dialect: Dialect;
  readonly check: Check;
}

/** What the pair (spec version, type) of an event means. A type alone does not identify a schema. */
export type Route =
  | (Spoken & { readonly kind: 'standard'; readonly name: StandardName })
  | (Spoken & { readonly kind: 'itil'; readonly name: ItilName; readonly checkContent: Check })
  | (Spoken & { readonly kind: 'custom' })
  /** A release before 0.3.0: judged by what upcasting makes of it. */
  | { readonly kind: 'early'; readonly name: StandardName };

/** A route of one kind. */
export type RouteOf<K extends Route['kind']> = Extract<Route, { readonly kind: K }>;

/** Custom types came with 0.4.0; the draft is taken for its approvals alone. */
const CUSTOM_ROUTES: ReadonlyMap<Dialect, RouteOf<'custom'>> = new Map(
  DIALECTS.filter((dialect) => dialect.chainKey !== null && dialect !== DRAFT).map((dialect) => [
    dialect,
    { kind: 'custom', dialect, check: checkOf(() => customSchema(dialect)) },
  ]),
);

const ROUTES: ReadonlyMap<Dialect, ReadonlyMap<string, Route>> = new Map(
  DIALECTS.map((dialect) => [
    dialect,
    new Map<string, Route>([...standardRoutes(dialect), ...itilRoutes(dialect)]),
  ]),
);

/** The route of a type that the catalogue has in that dialect. */
export function knownRoute(dialect: Dialect, type: string): Route | undefined {
  return ROUTES.get(dialect)?.get(type);
}

/** The route of every other custom type, if the dialect knows custom types. */
export function customRoute(dialect: Dialect): Route | undefined {
  return CUSTOM_ROUTES.get(dialect);
}

/** The check of a standard type as of 0.5.1. */
export function currentCheck(name: StandardName): Check | undefined {
  const type = standardType(name, STANDARD_TYPES[name].versions['0.5'] ?? '');
  const route = knownRoute(CURRENT, type);
  return route?.kind === 'standard' ? route.check : undefined;
}

function standardRoutes(dialect: Dialect): readonly (readonly [string, RouteOf<'standard'>])[] {
  return STANDARD_NAMES.flatMap((name) => {
    const { versions } = STANDARD_TYPES[name];
    // Some write the drafted approvals under a 0.5 release: these are taken as they are.
    const own = versions['0.5'] === null && dialect === CURRENT ? DRAFT : dialect;
    const version = versions[own.release];
    if (version === null) return [];
    const check = checkOf(() => standardSchema(name, own));
    return [[standardType(name, version), { kind: 'standard', name, dialect: own, check }]];
  });
}

function itilRoutes(dialect: Dialect): readonly (readonly [string, RouteOf<'itil'>])[] {
  const custom = CUSTOM_ROUTES.get(dialect);
  if (custom === undefined) return [];
  return ITIL_NAMES.map((name) => {
    const makeSchema = () => shapeSchema(ITIL_TYPES[name]);
    const checkContent = ownCheckOf(makeSchema, 'custom_schema', '/subject/content');
    return [itilType(name, ITIL_TYPE_VERSION), { ...custom, kind: 'itil', name, checkContent }];
  });
}
