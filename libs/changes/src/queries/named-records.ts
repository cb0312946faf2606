// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { distinct } from '../domain/lists.js';
import type { RecordKind } from '../domain/record.js';
import { findRecords } from './find-record.js';
import { eachRecord } from './list-records.js';
import { ANY_TIME } from './wanted.js';
import type { Snapshot } from './snapshot.js';

/** How a record names another: by its id, or by more. */
type Name = string | { readonly id: string };

/** Of each kind the records of those ids that there are, each once, in the order of the ids. */
export async function namedRecords<K extends RecordKind>(
  snapshot: Snapshot,
  names: Readonly<Record<K, readonly Name[]>>,
): Promise<{ readonly [Kind in K]: readonly RecordOf[Kind][] }> {
  const found: Partial<Record<RecordKind, readonly unknown[]>> = {};
  for (const [kind, named] of Object.entries(names) as [K, readonly Name[]][]) {
    const ids = distinct(named.map((each) => (typeof each === 'string' ? each : each.id)));
    found[kind] = await findRecords(snapshot, kind, ids);
  }
  // of each kind its own
  return found as { readonly [Kind in K]: readonly RecordOf[Kind][] };
}

/** The Configuration items of artifacts, by their first entries. */
export async function artifactItems(
  snapshot: Snapshot,
  digests: readonly string[],
): Promise<readonly RecordOf['item'][]> {
  if (digests.length === 0) return [];
  const filter = { class: ['artifact'], name: digests };
  const items: RecordOf['item'][] = [];
  for await (const item of eachRecord(snapshot, { kind: 'item', filter, occurred: ANY_TIME })) {
    items.push(item);
  }
  return items;
}
