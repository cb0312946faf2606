// SPDX-License-Identifier: Apache-2.0
import { STAGING, TEST } from '../company.js';
import type { DemoEnvironment, DemoService } from '../company.js';
import { DEPLOYER, castOf } from '../people.js';
import type { Cast } from '../people.js';
import { pick } from '../random.js';
import { nextMorning, pass } from '../story.js';
import type { Story } from '../story.js';
import type { Artifact } from './artifact.js';
import { buildArtifact } from './build.js';
import type { Build } from './build.js';
import { createRelease, promoteRelease } from './release.js';
import type { Release } from './release.js';
import { rollOut } from './rollout.js';
import { mergeSourceChange } from './source-change.js';
import type { SourceChange } from './source-change.js';
import { openTicket } from './ticket.js';
import { keepVersion, nextVersion } from './version.js';

/** A change that waits before production: merged, built, tested, running in test and staging. */
export interface Delivery {
  readonly service: DemoService;
  readonly cast: Cast;
  readonly change: SourceChange;
  readonly build: Build;
  /** null where no release of its own is made of it. */
  readonly release: Release | null;
}

/** How a delivery departs from the usual. */
export interface Ways {
  readonly cast?: Cast;
  /** why, in the ticket's words */
  readonly wish?: string;
  readonly testing?: 'tested' | 'untested';
  readonly version?: 'next' | 'kept';
  readonly release?: 'own' | 'none';
}

export function prepareDelivery(story: Story, service: DemoService, ways: Ways = {}): Delivery {
  const { cast = castOf(story.random, service.team), testing = 'tested' } = ways;
  const { wish = pick(story.random, WISHES) } = ways;
  const ticket = openTicket(story, cast.authors[0], wish);
  pass(story, 5, 60);
  const change = mergeSourceChange(story, { repository: service.repository, cast, ticket });
  const number = ways.version === 'kept' ? keepVersion : nextVersion;
  const version = number(story.state, service.id);
  const build = buildArtifact(story, { service, change, version, testing });
  const delivery = { service, cast, change, build, release: null };
  const release = ways.release === 'none' ? null : createRelease(story, releaseOf(delivery));
  promote(story, service, build.artifact);
  if (release !== null) promoteRelease(story, release, { from: TEST, to: STAGING });
  return { ...delivery, release };
}

/** One more commit for the same ticket: reviewed, built and tested like the first. */
export function reviseDelivery(story: Story, delivery: Delivery): Delivery {
  const { service, cast } = delivery;
  const { ticket } = delivery.change;
  const change = mergeSourceChange(story, { repository: service.repository, cast, ticket });
  const version = nextVersion(story.state, service.id);
  const build = buildArtifact(story, { service, change, version, testing: 'tested' });
  promote(story, service, build.artifact);
  return { ...delivery, change, build };
}

function releaseOf({ service, cast, change, build }: Delivery): Release {
  const { artifact } = build;
  const units = [{ service: service.id, artifact, change }];
  return { version: `${service.id}-${artifact.version}`, owner: cast.initiator, units };
}

/** The same digest to test, and the next morning to staging. */
function promote(story: Story, service: DemoService, artifact: Artifact): void {
  pass(story, 2, 15);
  deployBelow(story, { service, artifact, environment: TEST });
  nextMorning(story);
  deployBelow(story, { service, artifact, environment: STAGING });
}

function deployBelow(
  story: Story,
  way: {
    readonly service: DemoService;
    readonly artifact: Artifact;
    readonly environment: DemoEnvironment;
  },
): void {
  rollOut(story, { ...way, initiator: DEPLOYER, actor: DEPLOYER, permit: null });
}

const WISHES = [
  'Show delivery dates in the basket',
  'Retry when the bank does not answer',
  'Speed up the list of orders',
  'Send receipts as attachments',
  'Accept gift cards',
  'Update the web framework',
  'Round prices as the tax office asks',
  'Log the reason of declined payments',
] as const;
