// SPDX-License-Identifier: Apache-2.0
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import type { ErasureRequest } from '#ledger';

/** What is to be erased, and why. */
export class RequestErasureDto {
  /** Positions of entries whose payloads are to go. */
  @IsArray()
  @ArrayNotEmpty({ message: 'positions: at least one' })
  @ArrayMaxSize(1_000, { message: 'positions: at most 1000' })
  @IsInt({ each: true, message: 'positions: whole numbers, counted from 0' })
  @Min(0, { each: true, message: 'positions: whole numbers, counted from 0' })
  @Max(Number.MAX_SAFE_INTEGER, {
    each: true,
    message: 'positions: whole numbers, counted from 0',
  })
  positions!: number[];

  /** The law or contract that asks for it. */
  @IsString({ message: 'basis: the law or contract that asks for it' })
  @MinLength(3, { message: 'basis: the law or contract that asks for it' })
  @MaxLength(1_000, { message: 'basis: at most 1000 characters' })
  basis!: string;
}

/** A request in the path. */
export class ErasureParam {
  @IsString()
  id!: string;

  @IsUUID('all', { message: 'request: its id, a UUID' })
  request!: string;
}

/** A request for erasure, and what became of it. */
export class ErasureDto {
  requestId!: string;
  ledger!: string;
  positions!: number[];
  basis!: string;
  requestedBy!: string;
  requestedAt!: string;
  /** `pending`, `approved` or `rejected` */
  state!: string;
  decidedBy!: string | null;
  decidedAt!: string | null;
  /** position of the erasure entry */
  erasure!: number | null;
}

export class ErasuresDto {
  items!: ErasureDto[];
  total!: number;
}

/** A request as the API shows it. */
export function toErasureDto(request: ErasureRequest): ErasureDto {
  const { positions, requestedAt, decidedAt, ...rest } = request;
  return {
    ...rest,
    positions: [...positions],
    requestedAt: requestedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
