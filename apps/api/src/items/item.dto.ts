// SPDX-License-Identifier: Apache-2.0
import type { Item } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';
import { RecordDto } from '../records/record.dto.js';

/** What runs of an item, since when, by which deployment. */
export class ItemStateDto {
  artifactDigest!: string | null;
  configDigest!: string | null;
  /** of a flag: what it is set to */
  value!: string | null;
  since!: string;
  /** ids of the Deployment that brought it and of the Change that it belongs to */
  deploymentId!: string;
  changeId!: string | null;
}

/** How an item stands to something else: an Item by id, or a commit, code change or tag by name. */
export class ItemRelationDto {
  kind!: string;
  target!: string;
}

/** A component that is managed to deliver a service (records.md a.3, NIST CM-8). */
export class ItemDto extends RecordDto {
  class!: string;
  name!: string;
  environment!: string | null;
  tier!: string | null;
  owner!: string | null;
  criticality!: string | null;
  regulatoryTags!: string[];
  lifecycle!: string;
  /** what runs, or what holds, now; null: nothing */
  currentState!: ItemStateDto | null;
  relations!: ItemRelationDto[];
}

/** A page of Configuration items. */
export class ItemPageDto extends Page<ItemDto> {
  declare items: ItemDto[];
}

/** A Configuration item as the API shows it. */
export function toItemDto(item: Item): ItemDto {
  return owned(item);
}
