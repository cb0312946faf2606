// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';

const MILLISECOND = 1_000_000n;
const LATEST_MS = 8_640_000_000_000_000n;
/** PostgreSQL's timestamps begin before, JavaScript's texts of years before 0 are not RFC 3339 */
const EARLIEST_MS = -62_167_219_200_000n;

/** Publishers' times reach the database as a time of ours, never as their text; null: no time. */
export function timestampOf(text: string | null): string | null {
  const instant = text === null ? null : instantOf(text);
  if (instant === null) return null;
  const ms = instant.nanoseconds / MILLISECOND;
  return ms > LATEST_MS || ms < EARLIEST_MS ? null : new Date(Number(ms)).toISOString();
}
