// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import type { Session } from '#platform';
import type { Change } from '../domain/change.js';
import type { Release } from '../domain/release.js';
import type { Evidence } from './gather-evidence.js';

/** Remembers along which keys records were gathered. */
export async function writeRecordKeys(
  session: Session,
  ledger: string,
  evidence: readonly Evidence[],
): Promise<void> {
  const pairs = evidence.flatMap(({ record, keys }) => [...keys].map((key) => [key, record]));
  await session.query(
    `INSERT INTO record_key (ledger, key, record)
     SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [ledger, pairs.map(([key]) => key), pairs.map(([, record]) => record)],
  );
}

export async function writeChanges(
  session: Session,
  ledger: string,
  changes: readonly Change[],
): Promise<void> {
  await session.query(
    `INSERT INTO change_view (ledger, change_id, first_position, implemented_at, record)
     SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::timestamptz[], $5::json[])
     ON CONFLICT (ledger, change_id) DO UPDATE
       SET first_position = EXCLUDED.first_position, implemented_at = EXCLUDED.implemented_at,
           record = EXCLUDED.record`,
    [
      ledger,
      changes.map(({ id }) => id),
      changes.map(({ firstPosition }) => firstPosition),
      changes.map(({ actualStart }) => timestampOf(actualStart)),
      changes.map((change) => JSON.stringify(change)),
    ],
  );
}

export async function writeReleases(
  session: Session,
  ledger: string,
  releases: readonly Release[],
): Promise<void> {
  await session.query(
    `INSERT INTO release_view (ledger, release_id, first_position, record)
     SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::json[])
     ON CONFLICT (ledger, release_id) DO UPDATE
       SET first_position = EXCLUDED.first_position, record = EXCLUDED.record`,
    [
      ledger,
      releases.map(({ id }) => id),
      releases.map(({ firstPosition }) => firstPosition),
      releases.map((release) => JSON.stringify(release)),
    ],
  );
}

const MILLISECOND = 1_000_000n;
const LATEST_MS = 8_640_000_000_000_000n;

/** Publishers' times reach the database as a number of ours, never as their text. */
function timestampOf(text: string | null): Date | null {
  const instant = text === null ? null : instantOf(text);
  if (instant === null) return null;
  const ms = instant.nanoseconds / MILLISECOND;
  return ms > LATEST_MS || ms < -LATEST_MS ? null : new Date(Number(ms));
}
