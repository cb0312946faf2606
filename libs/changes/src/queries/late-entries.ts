// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Evidence } from '../domain/evidence/evidence.js';
import { decodeEvidence, type StoredEvidence } from '../postgres/stored-evidence.js';
import { type AsOf, NOTHING_KNOWN } from './as-of.js';
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

/** Which entries: of positions in (after, to], recorded so many seconds late or more. */
export interface LateRequest {
  readonly ledger: string;
  readonly asOf: number | null;
  readonly after: number;
  /** null: up to `asOf` */
  readonly to: number | null;
  readonly seconds: number;
}

/** Which entries that feed records came late, by position? */
export class LateEntries extends Query<AsOf<LateEntry>> {
  constructor(readonly request: LateRequest) {
    super();
  }
}

@QueryHandler(LateEntries)
export class LateEntriesHandler implements IQueryHandler<LateEntries> {
  constructor(private readonly database: Database) {}

  async execute({ request }: LateEntries): Promise<AsOf<LateEntry>> {
    const found = await withSnapshot(this.database, request, async (snapshot) => ({
      asOf: snapshot.asOf,
      items: await lateIn(snapshot, request),
    }));
    return found ?? NOTHING_KNOWN;
  }
}

const PAGE = 5_000;

async function lateIn(snapshot: Snapshot, request: LateRequest): Promise<readonly LateEntry[]> {
  const to = Math.min(request.to ?? snapshot.asOf, snapshot.asOf);
  const late: LateEntry[] = [];
  for (let { after } = request; after < to;) {
    const page = await evidencePage(snapshot, after, to);
    late.push(...page.flatMap((each) => lateEntryOf(each, request.seconds)));
    after = page.at(-1)?.position ?? to;
  }
  return late;
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
