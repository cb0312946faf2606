// SPDX-License-Identifier: Apache-2.0
import type { IncidentLink } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';
import { RecordDto } from '../records/record.dto.js';

/** How an incident stands to Changes: what caused it, and what resolved it (records.md a.3). */
export class IncidentDto extends RecordDto {
  incident!: string;
  service!: string | null;
  environment!: string | null;
  severity!: string | null;
  description!: string | null;
  ticket!: string | null;
  detectedAt!: string;
  resolvedAt!: string | null;
  /** ids of Deployments and of the Changes that they belong to */
  causedBy!: string[];
  causedByChanges!: string[];
  /** `inferred`: it was the latest deployment there (rule 26); null: no cause is known */
  causeBasis!: string | null;
  fixedByChanges!: string[];
}

/** A page of incidents. */
export class IncidentPageDto extends Page<IncidentDto> {
  declare items: IncidentDto[];
}

/** An incident as the API shows it. */
export function toIncidentDto(incident: IncidentLink): IncidentDto {
  return owned(incident);
}
