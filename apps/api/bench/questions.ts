// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';

/** What questions are asked of: drawn from what the ledger holds. */
export interface Samples {
  /** of the earlier half, so that they are there as of any position that is asked of */
  readonly changes: readonly string[];
  readonly size: number;
  readonly environment: string;
  /** when the last deployment took effect */
  readonly newest: Date;
}

/** The address of the n-th asking of a question. */
export type Question = (samples: Samples, n: number) => string;

const DAY_MS = 86_400_000;

/** What auditors ask (api.md), pages of 100. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  changes: () => '/v1/changes',
  changesFiltered: (_, n) => `/v1/changes?type=${TYPES[n % 3]}&service=${SERVICES[n % 3]}`,
  changesOfQuarter: ({ newest }, n) => `/v1/changes?tier=production&${period(newest, 91 + n, 91)}`,
  changesAsOf: ({ size }, n) => `/v1/changes?asOf=${(size >> 1) + n * 17}`,
  deploymentsAsOf: ({ size }, n) => `/v1/deployments?asOf=${(size >> 1) + n * 17}`,
  itemsAsOf: ({ size }, n) => `/v1/items?asOf=${(size >> 1) + n * 17}`,
  changeAsOf: ({ changes, size }, n) =>
    `/v1/changes/${changes[n % changes.length]}?asOf=${size - 2 - n * 17}`,
  change: ({ changes }, n) => `/v1/changes/${changes[n % changes.length]}`,
  timeline: ({ changes }, n) => `/v1/changes/${changes[n % changes.length]}/timeline`,
  entries: ({ size }, n) => `/v1/entries?asOf=${size - 1 - n}`,
  proof: ({ size }, n) => `/v1/ledgers/bench/entries/${(n * 7_919_999) % size}/proof`,
  environmentState: ({ environment, newest }, n) =>
    `/v1/environments/${environment}/state?at=${daysBefore(newest, n)}`,
  environmentDiff: ({ environment, newest }, n) =>
    `/v1/environments/${environment}/diff?${period(newest, 91 + n, 91)}`,
  items: (_, n) => `/v1/items?class=${CLASSES[n % 2]}`,
  deployments: (_, n) => `/v1/deployments?tier=production&state=${STATES[n % 2]}`,
  delivery: ({ newest }, n) => `/v1/metrics/delivery?${period(newest, 91 + n, 91)}`,
};

const TYPES = ['standard', 'normal', 'emergency'];
const SERVICES = ['checkout', 'payments', 'catalogue'];
const CLASSES = ['service', 'artifact'];
const STATES = ['succeeded', 'failed'];

function daysBefore(time: Date, days: number): string {
  return new Date(time.getTime() - days * DAY_MS).toISOString();
}

function period(newest: Date, daysAgo: number, days: number): string {
  return `from=${daysBefore(newest, daysAgo)}&to=${daysBefore(newest, daysAgo - days)}`;
}

/** What a ledger's questions can be asked of. */
export async function samplesOf(database: Database, ledger: string): Promise<Samples> {
  const changes = await database.query<{ id: string }>(
    `SELECT record_id AS id FROM record_view
      WHERE ledger = $1 AND kind = 'change' AND record IS NOT NULL
        AND first_position < (SELECT size / 2 FROM ledger_head WHERE ledger = $1)
      ORDER BY hashtext(record_id) LIMIT 1000`,
    [ledger],
  );
  const [ends] = await database.query<{ size: number; newest: Date }>(
    `SELECT size, (SELECT max(occurred_at) FROM record_view
                    WHERE ledger = $1 AND kind = 'deployment') AS newest
       FROM ledger_head WHERE ledger = $1`,
    [ledger],
  );
  if (ends === undefined) throw new Error(`no ledger '${ledger}'`);
  const environment = encodeURIComponent('production/eu-1');
  return { changes: changes.map(({ id }) => id), environment, ...ends };
}
