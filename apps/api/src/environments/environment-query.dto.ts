// SPDX-License-Identifier: Apache-2.0
import { IsOptional } from 'class-validator';
import { IsTime } from '../records/decorators.js';
import { RecordQuery } from '../records/record-query.dto.js';

/** The parameters of an environment's state. */
export class EnvironmentStateQuery extends RecordQuery {
  /** When it ran (RFC 3339); default: the time that `asOf` names, else now. */
  @IsOptional()
  @IsTime()
  at?: string;
}

/** The parameters of a difference between two states. */
export class EnvironmentDiffQuery extends RecordQuery {
  /** The first moment (RFC 3339). */
  @IsTime()
  from!: string;

  /** The second moment (RFC 3339); default: the time that `asOf` names, else now. */
  @IsOptional()
  @IsTime()
  to?: string;
}
