// SPDX-License-Identifier: Apache-2.0
import type { EnvironmentLine, RunningService } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';

/** What ran of a service in an environment, since when, by which Deployment and Change. */
export class RunningServiceDto {
  service!: string;
  artifactDigest!: string | null;
  configDigest!: string | null;
  since!: string;
  deploymentId!: string;
  changeId!: string | null;
}

/** A service that ran otherwise at two moments; null: it did not run. */
export class EnvironmentLineDto {
  service!: string;
  before!: RunningServiceDto | null;
  after!: RunningServiceDto | null;
  /** ids of the Changes that took effect in between, without those outside any Change */
  changes!: string[];
  /** ids of the Deployments that took effect in between */
  deployments!: string[];
}

/** What ran in an environment at a moment. */
export class EnvironmentStateDto extends Page<RunningServiceDto> {
  declare items: RunningServiceDto[];
  environment!: string;
  /** when it ran, RFC 3339 */
  at!: string;
}

/** What ran otherwise in an environment at two moments. */
export class EnvironmentDiffDto extends Page<EnvironmentLineDto> {
  declare items: EnvironmentLineDto[];
  environment!: string;
  from!: string;
  to!: string;
}

/** A running service as the API shows it. */
export function toRunningServiceDto(running: RunningService): RunningServiceDto {
  return owned(running);
}

/** A difference as the API shows it. */
export function toEnvironmentLineDto(line: EnvironmentLine): EnvironmentLineDto {
  return owned(line);
}
