// SPDX-License-Identifier: Apache-2.0
import type { ContentOf } from '#events';
import type { DemoEnvironment } from '../company.js';
import { userActor } from '../people.js';
import type { Person } from '../people.js';
import { ITSM } from '../publisher.js';
import { tell } from '../story.js';
import type { Story } from '../story.js';
import type { Artifact } from './artifact.js';
import { productionOf } from './place.js';
import type { SourceChange } from './source-change.js';

/** A version of one service, or of several that are released together. */
export interface Release {
  readonly version: string;
  readonly owner: Person;
  readonly units: readonly ReleaseUnit[];
}

interface ReleaseUnit {
  readonly service: string;
  readonly artifact: Artifact;
  readonly change: SourceChange;
}

export function createRelease(story: Story, release: Release): Release {
  tellRelease(story, release, { name: 'itil-release.created' });
  return release;
}

export function promoteRelease(
  story: Story,
  release: Release,
  way: { readonly from: DemoEnvironment; readonly to: DemoEnvironment },
): void {
  const { from, to } = way;
  const places = { fromEnvironment: { id: from.id }, toEnvironment: { id: to.id } };
  tellRelease(story, release, { name: 'itil-release.promoted', places });
}

export function publishRelease(story: Story, release: Release): void {
  tellRelease(story, release, { name: 'itil-release.published' });
}

export function withdrawRelease(story: Story, release: Release): void {
  tellRelease(story, release, { name: 'itil-release.withdrawn' });
}

type ReleaseName = `itil-release.${'created' | 'promoted' | 'published' | 'withdrawn'}`;

interface ReleaseNews {
  readonly name: ReleaseName;
  readonly places?: Pick<ContentOf<ReleaseName>, 'fromEnvironment' | 'toEnvironment'>;
}

function tellRelease(story: Story, release: Release, news: ReleaseNews): void {
  const { version, owner, units } = release;
  tell(story, {
    by: ITSM,
    name: news.name,
    about: productionOf(units.map(({ service }) => service)),
    subjectId: `${ITSM.url}/releases/${version}`,
    actor: userActor(owner),
    content: {
      version,
      artifactIds: units.map(({ artifact }) => artifact.id),
      services: units.map(({ service }) => service),
      units: units.map(({ service, artifact }) => ({ service, artifactId: artifact.id })),
      changes: units.map(({ change }) => change.url),
      ...news.places,
    },
  });
}
