// SPDX-License-Identifier: Apache-2.0
import type { Tier } from '../configuration/records-configuration.js';
import type { RecordHead } from '../record.js';

/** A component that is managed to deliver a service (records.md a.3, NIST CM-8). */
export interface Item extends RecordHead {
  readonly class: ItemClass;
  readonly name: string;
  readonly environment: string | null;
  readonly tier: Tier | null;
  readonly owner: string | null;
  readonly criticality: string | null;
  readonly regulatoryTags: readonly string[];
  readonly lifecycle: 'planned' | 'in_use' | 'retired';
  /** what runs, or what holds, now; null: nothing */
  readonly currentState: ItemState | null;
  readonly relations: readonly ItemRelation[];
}

export type ItemClass = 'service' | 'environment' | 'artifact' | 'configuration' | 'flag';

/** What runs of an item, since when, by which deployment. */
export interface ItemState {
  readonly artifactDigest: string | null;
  readonly configDigest: string | null;
  /** of a flag: what it is set to */
  readonly value: string | null;
  readonly since: string;
  /** ids of the Deployment that brought it and of the Change that it belongs to */
  readonly deploymentId: string;
  readonly changeId: string | null;
}

/** How an item stands to something else: an Item by id, or a commit, code change or tag by name. */
export interface ItemRelation {
  readonly kind: 'runsOn' | 'runs' | 'configuredBy' | 'builtFrom' | 'publishedAs';
  readonly target: string;
}
