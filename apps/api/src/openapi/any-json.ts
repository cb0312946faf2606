// SPDX-License-Identifier: Apache-2.0
import { ApiProperty } from '@nestjs/swagger';

const TYPES = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const;

/** A field that holds any JSON; the type `unknown` alone is described as an object. */
export function AnyJson(options: { readonly required?: boolean } = {}): PropertyDecorator {
  const oneOf = TYPES.map((type) => ({ type }));
  return ApiProperty({ ...options, oneOf });
}
