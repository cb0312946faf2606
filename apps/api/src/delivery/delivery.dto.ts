// SPDX-License-Identifier: Apache-2.0
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { DoraMetrics } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';
import { AnyJson } from '../openapi/any-json.js';
import { IsTime } from '../records/decorators.js';
import { RecordQuery } from '../records/record-query.dto.js';

/** The parameters of the delivery metrics. */
export class DeliveryQuery extends RecordQuery {
  /** Begin of the period, included (RFC 3339). */
  @IsTime()
  from!: string;

  /** End of the period, excluded (RFC 3339). */
  @IsTime()
  to!: string;

  /** Only this service; default: every one that was deployed to production. */
  @IsOptional()
  @IsString()
  @MaxLength(512)
  service?: string;
}

/** A figure with what it was computed from, or, `notComputable`, the reason why there is none. */
export class FigureDto {
  kind!: string;

  /** a number; `{part, whole, rate}`; or `{p50, p75, p90}` */
  @AnyJson({ required: false })
  value?: unknown;

  n?: number;
  /** which part of it rests on inferred joins, 0 to 1 */
  inferredShare?: number;
  reason?: string;
}

/** The settings that the figures depend on. */
export class DeliverySettingsDto {
  failureSeverities!: string[];
  incidentHours!: number;
}

/** The five DORA metrics of one service in the period. */
export class DeliveryMetricsDto {
  service!: string;
  /** deployments that count, and how many do not, by reason */
  n!: number;
  excluded!: Record<string, number>;
  leadTimeHours!: FigureDto;
  deploymentsPerDay!: FigureDto;
  deploymentDaysPerWeek!: FigureDto;
  changeFailRate!: FigureDto;
  recoveryTimeHours!: FigureDto;
  reworkRate!: FigureDto;
  settings!: DeliverySettingsDto;
}

/** The metrics of a period, service by service. */
export class DeliveryDto extends Page<DeliveryMetricsDto> {
  declare items: DeliveryMetricsDto[];
  from!: string;
  to!: string;
}

/** Metrics as the API shows them. */
export function toDeliveryMetricsDto(metrics: DoraMetrics): DeliveryMetricsDto {
  return owned(metrics);
}
