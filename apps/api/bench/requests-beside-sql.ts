// SPDX-License-Identifier: Apache-2.0
import { secondsOf } from '#bench';
import type { Database } from '#platform';
import type { ApiProcess } from './api-process.js';
import { LEDGER } from './grown-ledger.js';

const AT_ONCE = 8;
const EACH = 60;
const PATHS = Array<string>(AT_ONCE * EACH).fill('/v1/changes');

const PAGE = `
  SELECT first_position AS first, record_id AS id, record::text FROM record_view
   WHERE ledger = $1 AND generation = 1 AND kind = 'change' AND record IS NOT NULL
     AND (first_position, record_id) > (-1, '')
   ORDER BY first_position, record_id LIMIT 101`;
const TOTAL = `
  SELECT total FROM record_total
   WHERE ledger = $1 AND generation = 1 AND kind = 'change' ORDER BY position DESC LIMIT 1`;

/** Pages of Changes a second that eight askers get over HTTP, and by the same two statements, run by run. */
export async function requestsBesideSql(
  api: ApiProcess,
  database: Database,
  runs: number,
): Promise<{ readonly requests: readonly number[]; readonly statements: readonly number[] }> {
  const requests: number[] = [];
  const statements: number[] = [];
  const page = async (): Promise<void> => {
    await database.query(PAGE, [LEDGER]);
    await database.query(TOTAL, [LEDGER]);
  };
  for (let run = 0; run < runs; run += 1) {
    const { seconds } = await api.ask({ paths: PATHS, atOnce: AT_ONCE });
    requests.push(PATHS.length / seconds);
    statements.push(PATHS.length / (await secondsOf(() => atOnce(page))));
  }
  return { requests, statements };
}

async function atOnce(ask: () => Promise<unknown>): Promise<void> {
  const asker = async (): Promise<void> => {
    for (let n = 0; n < EACH; n += 1) await ask();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
}
