// SPDX-License-Identifier: Apache-2.0
import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateBy,
} from 'class-validator';
import { instantOf } from '#events';

const MOST_VALUES = 50;
const LONGEST = 512;

/** A filter that may be given several times: any of the values fits. Without `known`, any text. */
export function AnyOf(...known: readonly string[]): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === undefined ? value : [value].flat())),
    ArrayMaxSize(MOST_VALUES),
    IsString({ each: true }),
    MaxLength(LONGEST, { each: true }),
    ...(known.length === 0
      ? []
      : [
          IsIn(known, { each: true, message: `$property: one of ${known.join(', ')}` }),
          ApiPropertyOptional({ enum: [...known], isArray: true }),
        ]),
  );
}

/** A filter that is true or false. */
export function TrueOrFalse(): PropertyDecorator {
  return AnyOf('true', 'false');
}

/** Names of a closed list, separated by commas. */
export function NamesOf(...known: readonly string[]): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? [...new Set(value.split(','))] : value,
    ),
    IsArray(),
    IsIn(known, {
      each: true,
      message: `$property: names separated by commas, of ${known.join(', ')}`,
    }),
  );
}

/** A time as RFC 3339 has it, with its offset, or one of the words that a route knows. */
export function IsTime(...words: readonly string[]): PropertyDecorator {
  return checked(
    'isTime',
    (value) => isTime(value) || words.some((word) => word === value),
    `$property: a time such as 2026-01-31T00:00:00Z (RFC 3339)${alsoOf(words)}`,
  );
}

/** A position, counted from 0, or a time (RFC 3339), or one of the words that a route knows. */
export function IsAsOf(...words: readonly string[]): PropertyDecorator {
  return checked(
    'isAsOf',
    (value) => isPosition(value) || isTime(value) || words.some((word) => word === value),
    `$property: a position, counted from 0, or a time such as 2026-01-31T00:00:00Z${alsoOf(words)}`,
  );
}

function alsoOf(words: readonly string[]): string {
  return words.map((word) => ` or '${word}'`).join('');
}

/** Whether a text is a position. */
export function isPosition(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,15}$/.test(value);
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && instantOf(value) !== null;
}

function checked(
  name: string,
  validate: (value: unknown) => boolean,
  message: string,
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate, defaultMessage: () => message } });
}
