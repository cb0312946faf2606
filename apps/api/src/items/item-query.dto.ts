// SPDX-License-Identifier: Apache-2.0
import { AnyOf } from '../records/decorators.js';
import { RecordPageQuery } from '../records/record-query.dto.js';

/** What a list of Configuration items can be narrowed by; `from` and `to` bound since when they run. */
export class ItemPageQuery extends RecordPageQuery {
  @AnyOf('service', 'environment', 'artifact', 'configuration', 'flag')
  class?: string[];

  @AnyOf('planned', 'in_use', 'retired')
  lifecycle?: string[];

  @AnyOf()
  environment?: string[];

  @AnyOf('production', 'staging', 'test', 'development')
  tier?: string[];

  @AnyOf()
  name?: string[];

  /** A regulatory tag of its service, such as SOX. */
  @AnyOf()
  tag?: string[];

  /** Digest of the artifact that runs. */
  @AnyOf()
  artifact?: string[];
}
