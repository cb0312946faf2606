// SPDX-License-Identifier: Apache-2.0
import { BadRequestException } from '@nestjs/common';

/**
 * An object with the named fields alone, in the order in which it has them. Throws
 * BadRequestException for a field that it does not have.
 */
export function selectFields<T extends object>(item: T, fields: readonly string[]): Partial<T> {
  const known = Object.keys(item);
  const unknown = fields.find((field) => !known.includes(field));
  if (unknown !== undefined) {
    throw new BadRequestException(`fields: no field '${unknown}'; there are: ${known.join(', ')}`);
  }
  const chosen = Object.entries(item).filter(([field]) => fields.includes(field));
  return Object.fromEntries(chosen) as Partial<T>;
}
