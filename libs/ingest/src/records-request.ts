// SPDX-License-Identifier: Apache-2.0
import type {
  AppendRequest,
  CursorMove,
  NewEntry,
  NewEvent,
  Outcome,
  PackedAhead,
  Stamp,
} from '#ledger';
import type { KafkaRecord } from '#platform';
import type { Span } from './chunk.js';
import { judgeKafkaRecord, quarantineCode } from './judging/judge-chunk.js';
import { isSameContent } from './judging/judge-record.js';
import type { JudgingThread } from './judging/judging-thread.js';
import { markOf } from './record-mark.js';

/**
 * What appends records of a partition and moves its cursor over the whole span. They are judged in
 * the thread, where there is one; here only if `entries` is asked for, which is when one is no news.
 */
export class RecordsRequest implements AppendRequest {
  readonly ledger: string;
  readonly cursor: CursorMove;
  readonly isSameContent = isSameContent;
  private judged: readonly NewEvent[] | null = null;
  private codes: readonly string[] = [];

  constructor(
    private readonly records: readonly KafkaRecord[],
    private readonly span: Span,
    private readonly thread: JudgingThread | null,
  ) {
    const { ledger, topic, partition, from, to } = span;
    this.ledger = ledger;
    const last = records.at(-1);
    const skipped = to - from - BigInt(records.length);
    const move = { topic, partition, from, to, skipped };
    this.cursor = last === undefined ? move : { ...move, last: markOf(last) };
  }

  get entries(): readonly NewEvent[] {
    this.judged ??= this.records.map((record) => judgeKafkaRecord(record, this.span));
    return this.judged;
  }

  async packAhead(stamp: Stamp): Promise<PackedAhead | null> {
    const judged = await this.thread?.judge(this.records, this.span, stamp);
    this.codes = judged?.codes ?? [];
    return judged?.packed ?? null;
  }

  /** Why entries are in quarantine that were written, a code for each that is. */
  quarantined(outcomes: readonly Outcome[]): readonly string[] {
    return this.judged === null ? this.codes : codesOf(this.judged, outcomes);
  }
}

/** The codes of what a request has written into quarantine. */
export function quarantinedBy(
  request: AppendRequest,
  outcomes: readonly Outcome[],
): readonly string[] {
  if (request instanceof RecordsRequest) return request.quarantined(outcomes);
  return codesOf(request.entries, outcomes);
}

function codesOf(entries: readonly NewEntry[], outcomes: readonly Outcome[]): readonly string[] {
  return entries.flatMap((entry, index) => {
    const isWritten = entry.kind === 'event' && outcomes[index]?.kind !== 'redelivery';
    return isWritten ? (quarantineCode(entry) ?? []) : [];
  });
}
