// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Evidence } from '../domain/evidence/evidence.js';
import { decodeEvidence, type StoredEvidence } from '../postgres/stored-evidence.js';
import type { PositionSpan } from './position-at.js';
import { EMPTY_PAGE, type RecordPage, type RecordPageRequest } from './records-from.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** An entry that was recorded long after the time that it claims. */
export interface LateEntry extends Pick<
  Evidence,
  'position' | 'recordedAt' | 'name' | 'subjectId' | 'source' | 'id'
> {
  /** when it says it happened, as written */
  readonly occurredAt: string;
  /** whole seconds between the two; below 0: it claims a time that was still to come */
  readonly secondsLate: number;
}

/** Which page of which entries: recorded so many seconds late or more. */
export interface LateRequest extends Omit<
  RecordPageRequest<never>,
  'filter' | 'occurred' | 'due' | 'order'
> {
  readonly positions: PositionSpan;
  readonly seconds: number;
}

/** Which entries that feed records came late, by position? */
export class LateEntries extends Query<RecordPage<LateEntry>> {
  constructor(readonly request: LateRequest) {
    super();
  }
}

@QueryHandler(LateEntries)
export class LateEntriesHandler implements IQueryHandler<LateEntries> {
  constructor(private readonly database: Database) {}

  async execute({ request }: LateEntries): Promise<RecordPage<LateEntry>> {
    const place = { ledger: request.ledger, asOf: request.asOf ?? null };
    const page = await withSnapshot(this.database, place, (snapshot) =>
      latePage(snapshot, request),
    );
    return page ?? EMPTY_PAGE;
  }
}

const PAGE = 5_000;

/** Counting takes all of the period: it is done for the first page, and the others tell it on. */
async function latePage(snapshot: Snapshot, request: LateRequest): Promise<RecordPage<LateEntry>> {
  const { limit, total = null, seconds } = request;
  const found: LateEntry[] = [];
  let counted = 0;
  for await (const evidence of evidenceIn(snapshot, request)) {
    const late = lateEntryOf(evidence, seconds);
    counted += late.length;
    if (found.length <= limit) found.push(...late);
    if (found.length > limit && total !== null) break;
  }
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  const after = last === undefined ? null : [last.position];
  return { items, total: total ?? counted, asOf: snapshot.asOf, after };
}

/** What was recorded in the period after the page before, a part at a time. */
async function* evidenceIn(
  snapshot: Snapshot,
  { positions, after: [seen = -1] }: LateRequest,
): AsyncGenerator<Evidence> {
  const to = Math.min(positions.to, snapshot.asOf);
  for (let after = Math.max(positions.after, Number(seen)); after < to;) {
    const page = await evidencePage(snapshot, after, to);
    yield* page;
    after = page.at(-1)?.position ?? to;
  }
}

async function evidencePage(
  { queries, place }: Snapshot,
  after: number,
  to: number,
): Promise<readonly Evidence[]> {
  const rows = await queries.query<{ evidence: StoredEvidence }>(
    `SELECT evidence FROM fact
      WHERE ledger = $1 AND generation = $2 AND position > $3 AND position <= $4
      ORDER BY position LIMIT $5`,
    [place.ledger, place.generation, after, to, PAGE],
  );
  return rows.map(({ evidence }) => decodeEvidence(evidence));
}

function lateEntryOf(evidence: Evidence, seconds: number): readonly LateEntry[] {
  const { position, recordedAt, occurredAt, at, name, subjectId, source, id } = evidence;
  if (occurredAt === null) return [];
  const claimedMs = Number(at / 1_000_000n);
  const secondsLate = Math.floor((Date.parse(recordedAt) - claimedMs) / 1_000);
  if (secondsLate < seconds) return [];
  return [{ position, recordedAt, occurredAt, name, subjectId, source, id, secondsLate }];
}
