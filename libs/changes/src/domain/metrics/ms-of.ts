// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import { MILLISECOND } from '../time.js';

/** Milliseconds since 1970 of a time as its publisher wrote it; null: it cannot be read. */
export function msOf(text: string | null): number | null {
  const instant = text === null ? null : instantOf(text);
  return instant === null ? null : Number(instant.nanoseconds / MILLISECOND);
}
