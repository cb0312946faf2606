// SPDX-License-Identifier: Apache-2.0
import { BadRequestException } from '@nestjs/common';

/** Refuses to cut a list that is written whole. Throws BadRequestException. */
export function requireWhole(query: unknown, format: string): void {
  const asked = new Set(Object.keys(query ?? {}));
  const cut = ['limit', 'cursor'].find((name) => asked.has(name));
  if (cut === undefined) return;
  throw new BadRequestException(`${cut}: not with ${format}, which holds a list whole`);
}
