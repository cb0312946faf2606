// SPDX-License-Identifier: Apache-2.0
import { AnyOf } from '../records/decorators.js';
import { RecordPageQuery } from '../records/record-query.dto.js';

/** What a list of Releases can be narrowed by; `from` and `to` bound when it became available. */
export class ReleasePageQuery extends RecordPageQuery {
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

  @AnyOf()
  environment?: string[];

  /** Digest of an artifact. */
  @AnyOf()
  artifact?: string[];

  /** Number of a Change. */
  @AnyOf()
  change?: string[];
}
