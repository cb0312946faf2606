// SPDX-License-Identifier: Apache-2.0
import type { Reading } from '../reading/reading.js';
import { follow, type Trail } from '../reading/trail.js';
import { sortedDistinct } from '../lists.js';
import { type DeploymentCore, referenceAt } from './core.js';

/** A tag that named another digest before, too: what it names cannot be told by it (rule 13). */
export interface MutableTag {
  readonly tag: string;
  /** every digest that it named until the deployment began */
  readonly digests: readonly string[];
}

/** Whether the tag of what is deployed had been moved when the deployment began; null: not so. */
export function mutableTagOf(trail: Trail, core: DeploymentCore): MutableTag | null {
  const { tag, artifactDigest } = core;
  const tags = tag === null ? tagsOf(trail.reading, core) : [tag];
  if (artifactDigest === null) return null;
  for (const each of tags) {
    const published = trail.reading.select('artifact', `tag:${each}`, { until: referenceAt(core) });
    const digests = sortedDistinct([artifactDigest, ...published.map(({ digest }) => digest)]);
    if (digests.length < 2) continue;
    follow(trail, ['artifact', `tag:${each}`], { until: referenceAt(core) });
    return { tag: each, digests };
  }
  return null;
}

/** Where the deployment names no tag, those under which the artifact was published. */
function tagsOf(reading: Reading, { artifactDigest }: DeploymentCore): readonly string[] {
  if (artifactDigest === null) return [];
  return sortedDistinct(
    reading.select('artifact', `artifact:${artifactDigest}`).map(({ tag }) => tag),
  );
}
