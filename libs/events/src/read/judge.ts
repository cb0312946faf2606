// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '../json.js';
import type { Reason } from '../reason.js';
import { envelopeOf } from './envelope.js';
import type { Envelope } from './envelope.js';
import { currentCheck } from './route-table.js';
import type { Route } from './route-table.js';
import { routeOf } from './route.js';
import { upcast } from './upcast.js';

/** An event that holds as what it claims to be. */
export interface Judged {
  readonly kind: 'judged';
  readonly envelope: Envelope;
  readonly route: Route;
  /** The event as its schema was applied: as it came, or upcast when it is of before 0.3.0. */
  readonly document: JsonObject;
}

/** Holds an event against the schema of its (spec version, type): rung 3 of the ladder. */
export function judge(document: unknown): Judged | Reason {
  const claimed = takeForJudged(document);
  if (!isJudged(claimed)) return claimed;
  const { route } = claimed;
  const check = route.kind === 'early' ? currentCheck(route.name) : route.check;
  return check?.(claimed.document) ?? claimed;
}

/** Finds what an event claims to be, whose schema is known to hold. */
export function takeForJudged(document: unknown): Judged | Reason {
  const envelope = envelopeOf(document);
  if (!('kind' in envelope)) return envelope;
  const route = routeOf(envelope.specVersion, envelope.type);
  if (!('kind' in route)) return route;
  const judged =
    route.kind === 'early' ? upcast(envelope.document, route.name).event : envelope.document;
  return { kind: 'judged', envelope, route, document: judged };
}

export function isJudged(judged: Judged | Reason): judged is Judged {
  return 'kind' in judged;
}
