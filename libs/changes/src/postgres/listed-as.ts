// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../domain/fold/assemble-record.js';
import { labelTexts } from '../domain/labels.js';
import { type AnyListing, LISTING } from '../domain/listing.js';
import type { RecordKind } from '../domain/record.js';
import { timestampOf } from './timestamp.js';

/** How a record stands in lists: its place, its time, its labels. */
export interface Listed {
  readonly first: number;
  /** RFC 3339 in UTC with milliseconds, or null */
  readonly occurredAt: string | null;
  readonly labels: readonly string[];
}

/** How a record is found in lists; what is gone is found in none. */
export function listedAs(kind: RecordKind, record: AnyRecord | null): Listed {
  if (record === null) return { first: 0, occurredAt: null, labels: [] };
  // the kind of an anchor says of which kind its record is
  const { occurredAt, labelsOf } = LISTING[kind] as unknown as AnyListing;
  return {
    first: record.firstPosition,
    occurredAt: timestampOf(occurredAt(record)),
    labels: labelTexts(labelsOf(record)),
  };
}
