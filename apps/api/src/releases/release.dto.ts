// SPDX-License-Identifier: Apache-2.0
import type { Release } from '#changes';
import { mutableCopy } from '../http/mutable-copy.js';
import { Page } from '../http/page.dto.js';

/** An artifact of a Release. */
export class ReleaseUnitDto {
  artifactId!: string;
  artifactDigest!: string | null;
}

/** A version made available for use. */
export class ReleaseDto {
  id!: string;
  version!: string;
  state!: string;
  units!: ReleaseUnitDto[];
  environments!: string[];
  sourceChanges!: string[];
  notesUri!: string | null;
  createdAt!: string | null;
  availableAt!: string | null;
  withdrawnAt!: string | null;
  sourceEvents!: number[];
  firstPosition!: number;
  lastPosition!: number;
}

/** A page of Releases. */
export class ReleasePageDto extends Page<ReleaseDto> {
  declare items: ReleaseDto[];
}

/** A Release as the API shows it. */
export function toReleaseDto(release: Release): ReleaseDto {
  return mutableCopy(release);
}
