// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { ACCESS_ROLES, type AccessRole, type ListedKey } from '#access';
import { IsTime } from '../records/decorators.js';

const MOST_NAMES = 100;
const MOST_GRACE_SECONDS = 30 * 86_400;

/** What a new key is to allow. Each list names what is in it, `*` all; empty is nothing. */
export class CreateKeyDto {
  @IsIn(ACCESS_ROLES, { message: `role: one of ${ACCESS_ROLES.join(', ')}` })
  role!: AccessRole;

  @ArrayMaxSize(MOST_NAMES)
  @IsString({ each: true })
  @Length(1, 512, { each: true })
  ledgers!: string[];

  @ArrayMaxSize(MOST_NAMES)
  @IsString({ each: true })
  @Length(1, 512, { each: true })
  environments: string[] = [];

  /** For publishers: the sources of the events they write, each with what is below it. */
  @ArrayMaxSize(MOST_NAMES)
  @IsString({ each: true })
  @Length(1, 512, { each: true })
  sources: string[] = [];

  /** Until when (RFC 3339); absent: until it is revoked. */
  @IsOptional()
  @IsTime()
  expiresAt?: string;
}

/** How a key is given another secret. */
export class RotateKeyDto {
  /** For how long the secret before is valid too. */
  @Type(() => Number)
  @IsInt({ message: 'graceSeconds: a whole number' })
  @Min(0)
  @Max(MOST_GRACE_SECONDS, { message: 'graceSeconds: at most 30 days' })
  graceSeconds: number = 0;
}

/** A secret, shown this once. */
export class KeySecretDto {
  keyId!: string;
  /** what to send as bearer */
  secret!: string;
}

/** A key: never its secret. */
export class KeyDto {
  keyId!: string;
  role!: AccessRole;
  ledgers!: string[];
  environments!: string[];
  sources!: string[];
  createdAt!: string;
  expiresAt!: string | null;
  revokedAt!: string | null;
  /** until when the secret before the last rotation is valid too */
  previousUntil!: string | null;
  /** to a minute */
  lastUsedAt!: string | null;
}

/** All keys, the revoked ones too. */
export class KeysDto {
  items!: KeyDto[];
  total!: number;
}

export function toKeyDto(key: ListedKey): KeyDto {
  const { keyId, role, ledgers, environments, sources } = key;
  return {
    keyId,
    role,
    ledgers: [...ledgers],
    environments: [...environments],
    sources: [...sources],
    createdAt: key.createdAt.toISOString(),
    expiresAt: textOf(key.expiresAt),
    revokedAt: textOf(key.revokedAt),
    previousUntil: textOf(key.previousUntil),
    lastUsedAt: textOf(key.lastUsedAt),
  };
}

function textOf(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
