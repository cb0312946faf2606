// SPDX-License-Identifier: Apache-2.0
import { AnyOf } from '../records/decorators.js';
import { RecordPageQuery } from '../records/record-query.dto.js';

/** What a list of incidents can be narrowed by; `from` and `to` bound when they were detected. */
export class IncidentPageQuery extends RecordPageQuery {
  @AnyOf()
  incident?: string[];

  @AnyOf()
  service?: string[];

  @AnyOf()
  environment?: string[];

  @AnyOf()
  severity?: string[];

  /** Whether its cause was named, or inferred from what was deployed last. */
  @AnyOf('declared', 'inferred')
  basis?: string[];

  /** Number of a Change that caused it. */
  @AnyOf()
  causedBy?: string[];

  /** Number of a Change that resolved it. */
  @AnyOf()
  fixedBy?: string[];

  /** Whether any Change is known to have caused it, or to have resolved it. */
  @AnyOf('caused_by', 'fixed_by')
  relation?: string[];
}
