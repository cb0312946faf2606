// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../domain/listing.js';
import type { DueBefore } from './wanted.js';
import type { Snapshot } from './snapshot.js';

/** When the last entry that is looked at was recorded: as of a position, later is not known. */
export const NOW = 'now';

/** Before when something was to be done; `now`: as of the position that is looked at. */
export type DueAsked = Readonly<Partial<Record<Deadline, Date | typeof NOW>>>;

/** The times that were asked for, with that of the snapshot for `now`. */
export async function dueBefore(snapshot: Snapshot, asked: DueAsked): Promise<DueBefore> {
  const times = Object.entries(asked);
  if (!times.some(([, time]) => time === NOW)) return asked as DueBefore;
  const now = await recordedAtOf(snapshot);
  return Object.fromEntries(times.map(([name, time]) => [name, time === NOW ? now : time]));
}

async function recordedAtOf({ queries, place, asOf }: Snapshot): Promise<Date> {
  const [row] = await queries.query<{ at: Date }>(
    'SELECT recorded_at AS at FROM ledger_entry WHERE ledger = $1 AND position = $2',
    [place.ledger, asOf],
  );
  return row?.at ?? new Date(0);
}
