// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../domain/fold/assemble-record.js';
import { labelTexts } from '../domain/labels.js';
import { type AnyListing, type Deadlines, LISTING } from '../domain/listing.js';
import type { RecordKind } from '../domain/record.js';
import { timestampOf } from './timestamp.js';

/** How a record stands in lists: its place, its time, its labels. */
export interface Listed {
  readonly first: number;
  /** RFC 3339 in UTC with milliseconds, or null */
  readonly occurredAt: string | null;
  readonly labels: readonly string[];
  /** as `occurredAt` */
  readonly deadlines: Deadlines;
}

const NO_DEADLINES: Deadlines = { plannedEnd: null, ratifyBy: null };

/** How a record is found in lists; what is gone is found in none. */
export function listedAs(kind: RecordKind, record: AnyRecord | null): Listed {
  if (record === null) return { first: 0, occurredAt: null, labels: [], deadlines: NO_DEADLINES };
  // the kind of an anchor says of which kind its record is
  const { occurredAt, labelsOf, deadlinesOf } = LISTING[kind] as unknown as AnyListing;
  const { plannedEnd, ratifyBy } = deadlinesOf?.(record) ?? NO_DEADLINES;
  return {
    first: record.firstPosition,
    occurredAt: timestampOf(occurredAt(record)),
    labels: labelTexts(labelsOf(record)),
    deadlines: { plannedEnd: timestampOf(plannedEnd), ratifyBy: timestampOf(ratifyBy) },
  };
}
