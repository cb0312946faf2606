// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Change } from '../domain/change/change.js';
import type { AsOf } from './as-of.js';
import { assembleHistory } from './assemble-as-of.js';
import { anchorOf, findRecord } from './find-record.js';
import type { RecordRequest } from './record-by-id.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** What one entry made otherwise in a Change. */
export interface ChangeEdit {
  readonly position: number;
  readonly fields: readonly FieldEdit[];
}

/** JSON of a field before and after; null: there was no record. */
export interface FieldEdit {
  readonly field: string;
  readonly before: string | null;
  readonly after: string;
}

/** What of a Change became otherwise, entry by entry? Null when there is none of that number. */
export class ChangeEdits extends Query<AsOf<ChangeEdit> | null> {
  constructor(
    readonly request: RecordRequest,
    /** `afterStart`: only by what was recorded after its implementation had begun */
    readonly which: 'all' | 'afterStart',
  ) {
    super();
  }
}

@QueryHandler(ChangeEdits)
export class ChangeEditsHandler implements IQueryHandler<ChangeEdits> {
  constructor(private readonly database: Database) {}

  execute({ request, which }: ChangeEdits): Promise<AsOf<ChangeEdit> | null> {
    const { ledger, id, asOf = null } = request;
    return withSnapshot(this.database, { ledger, asOf }, async (snapshot) => {
      const change = await findRecord(snapshot, 'change', id);
      if (change === null) return null;
      const edits = await editsOf(snapshot, change);
      const start = change.implementationPosition;
      const items =
        which === 'all'
          ? edits
          : edits.filter(({ position }) => start !== null && position > start);
      return { asOf: snapshot.asOf, items };
    });
  }
}

/** What says nothing but that more is known. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'firstPosition',
  'lastPosition',
  'sourceEvents',
  'joins',
]);

/** The Change as of each entry that made it otherwise, against the one before. */
async function editsOf(snapshot: Snapshot, { id }: Change): Promise<readonly ChangeEdit[]> {
  const anchor = await anchorOf(snapshot, 'change', id);
  if (anchor === null) return [];
  const history = await assembleHistory(snapshot.book, anchor, snapshot.asOf);
  return history.flatMap(({ position, record }, index) => {
    const fields = fieldEdits(history[index - 1]?.record ?? null, record);
    return fields.length === 0 ? [] : [{ position, fields }];
  });
}

function fieldEdits(before: object | null, after: object | null): readonly FieldEdit[] {
  const old = new Map(Object.entries(before ?? {}));
  return Object.entries(after ?? {}).flatMap(([field, value]) => {
    if (BOOKKEEPING.has(field)) return [];
    const was = old.has(field) ? JSON.stringify(old.get(field)) : null;
    const is = JSON.stringify(value);
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}
