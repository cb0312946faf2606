// SPDX-License-Identifier: Apache-2.0
import { DIALECT_BY_CLAIM, DRAFT, EARLY_VERSIONS } from '../catalogue/dialect.js';
import { isStandardName } from '../catalogue/event-name.js';
import { nameOfEarly, parseEventType } from '../catalogue/event-type.js';
import { reason } from '../reason.js';
import type { Reason } from '../reason.js';
import { customRoute, knownRoute } from './route-table.js';
import type { Route } from './route-table.js';

/** Finds the meaning of (spec version, type), or why there is none. Nothing is ever guessed. */
export function routeOf(specVersion: string, type: string): Route | Reason {
  const dialect = DIALECT_BY_CLAIM.get(specVersion);
  if (dialect === undefined) return routeOfOther(specVersion, type);
  const known = knownRoute(dialect, type);
  if (known !== undefined) return known;
  const custom = type.startsWith('dev.cdeventsx.') ? customRoute(dialect) : undefined;
  if (custom !== undefined) return custom;
  return dialect === DRAFT ? DRAFT_VERSION : typeProblem(type);
}

const DRAFT_VERSION = reason('draft_version', '/context');
const TYPE_AT = '/context/type';

function routeOfOther(specVersion: string, type: string): Route | Reason {
  if (EARLY_VERSIONS.has(specVersion)) return earlyRoute(type) ?? reason('unknown_type', TYPE_AT);
  return specVersion.endsWith('-draft') ? DRAFT_VERSION : reason('unknown_version', '/context');
}

function earlyRoute(type: string): Route | null {
  const parsed = parseEventType(type);
  if (parsed?.prefix !== 'dev.cdevents' || !/^0\.1\.\d$/.test(parsed.version)) return null;
  const name = nameOfEarly(parsed.subject, parsed.predicate);
  return name === null ? null : { kind: 'early', name };
}

function typeProblem(type: string): Reason {
  const parsed = parseEventType(type);
  const isKnown =
    parsed?.prefix === 'dev.cdevents' && isStandardName(`${parsed.subject}.${parsed.predicate}`);
  if (!isKnown) return reason('unknown_type', TYPE_AT);
  return reason(parsed.version.includes('-') ? 'draft_type' : 'type_version', TYPE_AT);
}
