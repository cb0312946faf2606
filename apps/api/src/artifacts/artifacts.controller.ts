// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Deployment, MutableTags, RecordsByIds } from '#changes';
import { Allow } from '../access/allow.js';
import { AsOfPageQuery } from '../http/page.dto.js';
import { pageOfWhole } from '../http/page-of-whole.js';
import { Pages } from '../http/pages.js';
import { pageNarrowedBy, Records } from '../records/records.js';
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
    private readonly pages: Pages,
    private readonly records: Records,
  ) {}

  /** Lists the tags that were deployed after they had named several digests. */
  @Get('mutable-tags')
  async mutableTags(@Query() query: AsOfPageQuery): Promise<MovedTagsDto> {
    const { limit, cursor } = query;
    const parameters = { ...(await this.records.place(query)), limit, cursor };
    return this.pages.page('mutable-tags', parameters, async (asked) => {
      const tags = await this.queries.execute(new MutableTags(asked.ledger, asked.asOf));
      const page = pageOfWhole(tags, asked, ({ tag }) => [tag]);
      return { ...page, items: page.items.map(toMovedTagDto) };
    });
  }

  /** Lists where an artifact was deployed, and who approved each. */
  @Get(':digest/history')
  async history(
    @Param('digest') digest: string,
    @Query() query: ArtifactHistoryQuery,
  ): Promise<ArtifactHistoryDto> {
    const narrowed = pageNarrowedBy(query, { artifact: [digest] });
    const page = await this.records.pageOf(
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
