// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import { type AsOf, NOTHING_KNOWN } from './as-of.js';
import { eachRecord } from './list-records.js';
import { ANY_TIME } from './wanted.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** A tag that was deployed after it had named several digests (rule 13). */
export interface MovedTag {
  readonly tag: string;
  readonly digests: readonly string[];
  /** ids of the Deployments that used it */
  readonly deployments: readonly string[];
}

/** Which deployed tags had named several digests, as of a position (null: the newest)? By tag. */
export class MutableTags extends Query<AsOf<MovedTag>> {
  constructor(
    readonly ledger: string,
    readonly asOf: number | null,
  ) {
    super();
  }
}

@QueryHandler(MutableTags)
export class MutableTagsHandler implements IQueryHandler<MutableTags> {
  constructor(private readonly database: Database) {}

  async execute(place: MutableTags): Promise<AsOf<MovedTag>> {
    const found = await withSnapshot(this.database, place, async (snapshot) => ({
      asOf: snapshot.asOf,
      items: await movedTags(snapshot),
    }));
    return found ?? NOTHING_KNOWN;
  }
}

async function movedTags(snapshot: Snapshot): Promise<readonly MovedTag[]> {
  const tags = new Map<string, { digests: Set<string>; deployments: string[] }>();
  const filter = { mutableTag: ['true'] };
  const wanted = { kind: 'deployment', filter, occurred: ANY_TIME } as const;
  for await (const { id, mutableTag } of eachRecord(snapshot, wanted)) {
    if (mutableTag === null) continue;
    const known = tags.get(mutableTag.tag) ?? { digests: new Set(), deployments: [] };
    for (const digest of mutableTag.digests) known.digests.add(digest);
    known.deployments.push(id);
    tags.set(mutableTag.tag, known);
  }
  return [...tags]
    .map(([tag, { digests, deployments }]) => ({
      tag,
      digests: [...digests].toSorted(),
      deployments,
    }))
    .toSorted((left, right) => (left.tag < right.tag ? -1 : 1));
}
