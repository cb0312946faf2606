// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReleaseByName, type ReleaseCertificate, ReleaseCertificateOf } from '#changes';
import { Allow, Shows } from '../access/allow.js';
import { asSeen } from '../http/seen.js';
import { RecordQuery } from '../records/record-query.dto.js';
import { found, type Place, Records } from '../records/records.js';
import {
  ExpandedReleaseDto,
  ReleaseCertificateDto,
  toExpandedReleaseDto,
  toReleaseCertificateDto,
} from './release-certificate.dto.js';
import { ReleasePageQuery, ReleaseQuery } from './release-query.dto.js';
import { ReleasePageDto, toReleaseDto } from './release.dto.js';

/** Releases: versions made available for use, and what they hold. */
@Controller('v1/releases')
@Allow('auditor', 'officer', 'admin')
export class ReleasesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly records: Records,
  ) {}

  /** Lists Releases in the order of their first entries. */
  @Get()
  @Shows('records')
  list(@Query() query: ReleasePageQuery): Promise<ReleasePageDto> {
    return this.records.page('release', query);
  }

  /** Shows one Release by its id, its subject or its version: its units, and where they ran. */
  @Get(':id')
  @Shows('records')
  async show(@Param('id') id: string, @Query() query: ReleaseQuery): Promise<ExpandedReleaseDto> {
    const place = await this.records.place(query);
    if (query.expand !== undefined) {
      this.records.requireAllEnvironments();
      const all = await this.certificateOf(place, id);
      return asSeen(toExpandedReleaseDto(all, query.expand), { ...place, asOf: all.asOf });
    }
    const named = await this.queries.execute(new ReleaseByName({ ...place, id }));
    const asked = { ...place, found: named, absence: `no release '${id}'` };
    return toReleaseDto(this.records.visible('release', asked));
  }

  /** Shows a Release with its Changes, Deployments, Approvals and known issues, whole. */
  @Get(':id/certificate')
  async certificate(
    @Param('id') id: string,
    @Query() query: RecordQuery,
  ): Promise<ReleaseCertificateDto> {
    const place = await this.records.place(query);
    return toReleaseCertificateDto(place.ledger, await this.certificateOf(place, id));
  }

  private async certificateOf(place: Place, id: string): Promise<ReleaseCertificate> {
    const certificate = await this.queries.execute(new ReleaseCertificateOf({ ...place, id }));
    return found(certificate, 'release', id);
  }
}
