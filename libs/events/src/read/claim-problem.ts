// SPDX-License-Identifier: Apache-2.0
import { isJsonObject } from '../json.js';
import type { JsonObject } from '../json.js';
import { reason } from '../reason.js';
import type { Reason } from '../reason.js';
import { instantOf } from '../time/instant.js';

/** What the CloudEvent around a CDEvent says it is. */
export interface OuterClaim {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string | null;
  /** The attribute `subject`, where there is one. */
  readonly subject?: string;
}

/**
 * Where a CDEvent and the CloudEvent around it disagree about what is said twice: id, source, type,
 * subject id and time (CDEvents' CloudEvents binding); a part of rung 5. Times agree when they are
 * the same millisecond, as publishers cut them. Null when they agree, or when there is no CDEvent.
 */
export function claimProblem(document: unknown, claim: OuterClaim): Reason | null {
  if (!isJsonObject(document)) return null;
  const { context, subject } = document;
  if (!isJsonObject(context) || !isJsonObject(subject)) return null;
  const key = (['id', 'source', 'type'] as const).find((each) => context[each] !== claim[each]);
  if (key !== undefined) return reason('envelope_mismatch', `/context/${key}`);
  if (claim.subject !== undefined && subject['id'] !== claim.subject) {
    return reason('envelope_mismatch', '/subject/id');
  }
  return isOtherTime(context, claim) ? reason('envelope_mismatch', '/context/timestamp') : null;
}

function isOtherTime({ timestamp }: JsonObject, { time }: OuterClaim): boolean {
  if (time === null || time === timestamp || typeof timestamp !== 'string') return false;
  const inner = instantOf(timestamp);
  const outer = instantOf(time);
  return inner !== null && outer !== null && milliseconds(inner) !== milliseconds(outer);
}

function milliseconds({ nanoseconds }: { readonly nanoseconds: bigint }): bigint {
  return nanoseconds / 1_000_000n;
}
