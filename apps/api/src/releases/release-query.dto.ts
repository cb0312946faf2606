// SPDX-License-Identifier: Apache-2.0
import { IsOptional } from 'class-validator';
import { AnyOf, NamesOf } from '../records/decorators.js';
import { PartOfChangePageQuery, RecordQuery } from '../records/record-query.dto.js';

/** What a list of Releases can be narrowed by; `from` and `to` bound when it became available. */
export class ReleasePageQuery extends PartOfChangePageQuery {
  @AnyOf(
    'planned',
    'candidate',
    'verified',
    'approved',
    'deploying',
    'partially_deployed',
    'deployed',
    'available',
    'withdrawn',
    'superseded',
    'rolled_back',
    'canceled',
  )
  state?: string[];

  @AnyOf('major', 'minor', 'patch', 'emergency')
  type?: string[];

  /** Subject id of its events. */
  @AnyOf()
  release?: string[];

  @AnyOf()
  version?: string[];

  @AnyOf()
  service?: string[];
}

/** The records that a Release names. */
const RELEASE_PARTS = ['units', 'changes', 'deployments', 'approvals', 'incidents'] as const;
type ReleasePart = (typeof RELEASE_PARTS)[number];

/** The parameters of one Release. */
export class ReleaseQuery extends RecordQuery {
  /** Which records that it names to show whole, as of the same position. */
  @IsOptional()
  @NamesOf(...RELEASE_PARTS)
  expand?: ReleasePart[];
}
