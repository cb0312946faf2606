// SPDX-License-Identifier: Apache-2.0
import { sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { follow, newTrail, noteAll } from '../reading/trail.js';
import type { Anchor } from '../record.js';
import { recordHeadOf } from '../record-head.js';
import { changesOfCommit, provenanceOf } from '../source-change/source-changes-of.js';
import type { Item } from './item.js';

/** An artifact in the registry: the definitive media library's index by digest. */
export function artifactItem(reading: Reading, anchor: Anchor): Item | null {
  const [, , digest = ''] = anchor;
  const trail = newTrail(reading);
  const kept = follow(trail, ['artifact', `artifact:${digest}`]);
  const { builds, commits, sourceChanges, joins } = provenanceOf(reading, digest);
  noteAll(trail, joins);
  const own = [...builds, ...kept].toSorted((left, right) => (left.at < right.at ? -1 : 1));
  if (own.length === 0) return null;
  const isDeleted = kept.at(-1)?.predicate === 'deleted';
  const isPublished = kept.some(({ predicate }) => predicate === 'published');
  return {
    ...recordHeadOf(anchor, trail, { own, externalRefs: [] }),
    ...PLACELESS,
    class: 'artifact',
    name: digest,
    lifecycle: isDeleted ? 'retired' : isPublished ? 'in_use' : 'planned',
    relations: [
      ...[...commits, ...sourceChanges].map((target) => ({ kind: 'builtFrom', target }) as const),
      ...sortedDistinct(kept.map(({ tag }) => tag)).map(
        (target) => ({ kind: 'publishedAs', target }) as const,
      ),
    ],
  };
}

/** A configuration by its digest: where it was applied is told by the Deployments of that digest. */
export function configurationItem(reading: Reading, anchor: Anchor): Item | null {
  const [, , digest = ''] = anchor;
  const trail = newTrail(reading);
  const applied = follow(trail, ['act', `config:${digest}`], {
    where: (act) => act.kind === 'configured',
  });
  if (applied.length === 0) return null;
  const commits = sortedDistinct(
    applied.map((act) => (act.kind === 'configured' ? act.commit : null)),
  );
  const sources = sortedDistinct(commits.flatMap((commit) => changesOfCommit(reading, commit)));
  return {
    ...recordHeadOf(anchor, trail, { own: applied, externalRefs: [] }),
    ...PLACELESS,
    class: 'configuration',
    name: digest,
    lifecycle: 'in_use',
    relations: [...commits, ...sources].map((target) => ({ kind: 'builtFrom', target }) as const),
  };
}

const PLACELESS = {
  environment: null,
  tier: null,
  owner: null,
  criticality: null,
  regulatoryTags: [],
  currentState: null,
} as const;
