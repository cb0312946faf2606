// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Deployment, MutableTags, RecordsByIds } from '#changes';
import { Allow } from '../access/allow.js';
import { RecordQuery } from '../records/record-query.dto.js';
import { pageNarrowedBy, Records, wholeList } from '../records/records.js';
import {
  ArtifactHistoryDto,
  ArtifactHistoryQuery,
  MovedTagsDto,
  toArtifactDeploymentDto,
  toMovedTagDto,
} from './artifact.dto.js';

/** Artifacts: where a digest ran, and the tags that moved. */
@Controller('v1/artifacts')
@Allow('auditor', 'officer', 'admin')
export class ArtifactsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly records: Records,
  ) {}

  /** Lists the tags that were deployed after they had named several digests. */
  @Get('mutable-tags')
  async mutableTags(@Query() query: RecordQuery): Promise<MovedTagsDto> {
    const { ledger, asOf } = await this.records.place(query);
    const tags = await this.queries.execute(new MutableTags(ledger, asOf));
    return wholeList(ledger, tags, toMovedTagDto);
  }

  /** Lists where an artifact was deployed, and who approved each. */
  @Get(':digest/history')
  async history(
    @Param('digest') digest: string,
    @Query() query: ArtifactHistoryQuery,
  ): Promise<ArtifactHistoryDto> {
    const narrowed = pageNarrowedBy(query, { artifact: [digest] });
    const page = await this.records.page(
      'deployment',
      narrowed,
      (deployment: Deployment) => deployment,
    );
    const changes = await this.changesOf(page.items, page);
    const items = page.items.map((each) =>
      toArtifactDeploymentDto(each, changes.get(each.changeId ?? '') ?? null),
    );
    return Object.assign(page, { items });
  }

  private async changesOf(
    deployments: readonly Deployment[],
    { ledger, asOf }: { readonly ledger: string; readonly asOf: number | null },
  ) {
    const ids = [...new Set(deployments.flatMap(({ changeId }) => changeId ?? []))];
    const found = await this.queries.execute(new RecordsByIds('change', { ledger, asOf, ids }));
    return new Map(found.map((change) => [change.id, change]));
  }
}
