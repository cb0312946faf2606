// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Change } from '../domain/change/change.js';
import type { Evidence } from '../domain/evidence/evidence.js';
import { type Actor, byTime } from '../domain/evidence/head.js';
import type { Join } from '../domain/reading/trail.js';
import { decodeEvidence, type StoredEvidence } from '../postgres/stored-evidence.js';
import type { AsOf } from './as-of.js';
import { findRecord } from './find-record.js';
import type { RecordRequest } from './record-by-id.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** One entry that a Change was assembled from. */
export interface TimelineEvent {
  readonly position: number;
  /** when it says it happened, as written; null: it does not say */
  readonly occurredAt: string | null;
  readonly recordedAt: string;
  /** `subject.predicate` */
  readonly name: string;
  readonly subjectId: string;
  readonly source: string;
  readonly id: string;
  readonly actor: Actor | null;
  /** how it was joined to the Change */
  readonly joins: readonly Omit<Join, 'positions'>[];
}

/** What happened in a Change, in the order of time? Null when there is none of that number. */
export class ChangeTimeline extends Query<AsOf<TimelineEvent> | null> {
  constructor(readonly request: RecordRequest) {
    super();
  }
}

@QueryHandler(ChangeTimeline)
export class ChangeTimelineHandler implements IQueryHandler<ChangeTimeline> {
  constructor(private readonly database: Database) {}

  execute({ request }: ChangeTimeline): Promise<AsOf<TimelineEvent> | null> {
    const { ledger, id, asOf = null } = request;
    return withSnapshot(this.database, { ledger, asOf }, async (snapshot) => {
      const change = await findRecord(snapshot, 'change', id);
      if (change === null) return null;
      const evidence = await evidenceAt(snapshot, change.sourceEvents);
      const items = evidence.toSorted(byTime).map((each) => eventOf(each, change));
      return { asOf: snapshot.asOf, items };
    });
  }
}

async function evidenceAt(
  { queries, place }: Snapshot,
  positions: readonly number[],
): Promise<readonly Evidence[]> {
  const rows = await queries.query<{ evidence: StoredEvidence }>(
    `SELECT f.evidence FROM unnest($3::bigint[]) AS wanted(position) CROSS JOIN LATERAL (
       SELECT evidence FROM fact
        WHERE ledger = $1 AND generation = $2 AND position = wanted.position OFFSET 0) f`,
    [place.ledger, place.generation, positions],
  );
  return rows.map(({ evidence }) => decodeEvidence(evidence));
}

function eventOf(evidence: Evidence, { joins }: Change): TimelineEvent {
  const { position, occurredAt, recordedAt, name, subjectId, source, id, actor } = evidence;
  const own = joins.filter(({ positions }) => positions.includes(position));
  return {
    position,
    occurredAt,
    recordedAt,
    name,
    subjectId,
    source,
    id,
    actor,
    joins: own.map(({ path, rule, basis }) => ({ path, rule, basis })),
  };
}
