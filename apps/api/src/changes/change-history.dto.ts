// SPDX-License-Identifier: Apache-2.0
import type { ChangeEdit, TimelineEvent } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';
import { AnyJson } from '../openapi/any-json.js';
import { ActorDto } from '../records/record.dto.js';

/** By which path and rule an entry was joined to the Change. */
export class TimelineJoinDto {
  path!: string;
  rule!: string;
  basis!: string;
}

/** One entry that the Change was assembled from. */
export class TimelineEventDto {
  position!: number;
  /** when it says it happened, as written; null: it does not say */
  occurredAt!: string | null;
  recordedAt!: string;
  /** `subject.predicate` */
  name!: string;
  subjectId!: string;
  source!: string;
  id!: string;
  actor!: ActorDto | null;
  joins!: TimelineJoinDto[];
}

/** What happened in a Change, in the order of time. */
export class TimelineDto extends Page<TimelineEventDto> {
  declare items: TimelineEventDto[];
}

/** A field that one entry made otherwise; `before` is null where there was no record. */
export class FieldEditDto {
  field!: string;

  @AnyJson()
  before!: unknown;

  @AnyJson()
  after!: unknown;
}

/** What one entry made otherwise in a Change. */
export class ChangeEditDto {
  position!: number;
  fields!: FieldEditDto[];
}

/** What became otherwise in a Change, entry by entry. */
export class ChangeEditsDto extends Page<ChangeEditDto> {
  declare items: ChangeEditDto[];
}

/** An entry of a timeline as the API shows it. */
export function toTimelineEventDto(event: TimelineEvent): TimelineEventDto {
  return owned(event);
}

/** An edit as the API shows it. */
export function toChangeEditDto({ position, fields }: ChangeEdit): ChangeEditDto {
  return {
    position,
    fields: fields.map(({ field, before, after }) => ({
      field,
      before: before === null ? null : JSON.parse(before),
      after: JSON.parse(after),
    })),
  };
}
