// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deployment } from '../domain/deployment/deployment.js';
import { diffStates, stateOf } from '../domain/item/environment-state.js';
import { BUSY_WEEK } from '../testing/busy-week.js';
import { eventsGiven } from '../testing/given.js';
import { projectAll } from '../testing/project.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
} from '../testing/records-database.js';
import {
  EnvironmentDiff,
  EnvironmentDiffHandler,
  EnvironmentState,
  EnvironmentStateHandler,
} from './environment-state.js';
import { RecordsFrom, RecordsFromHandler } from './records-from.js';

const HISTORIES = { week: eventsGiven(...BUSY_WEEK), demo: demoEvents(1_500) } as const;
type Ledger = keyof typeof HISTORIES;

let test: RecordsDatabase;

beforeAll(async () => {
  test = await createRecordsDatabase();
  for (const [ledger, events] of Object.entries(HISTORIES)) {
    await test.fill(ledger, events);
    await projectAll(test, ledger);
  }
});
afterAll(() => test.drop());

async function deployments(ledger: Ledger, asOf: number | null): Promise<readonly Deployment[]> {
  const query = new RecordsFrom('deployment', { ledger, limit: 10_000, after: [], asOf });
  return (await new RecordsFromHandler<'deployment'>(test.database).execute(query)).items;
}

/** Moments at which something took effect or ended, and the ones beside them. */
function moments(all: readonly Deployment[], most: number): readonly number[] {
  const times = all.flatMap(({ effectiveAt, finishedAt }) =>
    [effectiveAt, finishedAt].flatMap((text) => (text === null ? [] : Date.parse(text))),
  );
  const chosen = [...new Set(times)].filter((_, at) => at % Math.ceil(times.length / most) === 0);
  return chosen.flatMap((time) => [time - 1, time, time + 1]);
}

describe('what runs in an environment', () => {
  it.each([
    ['week', null, 40],
    ['demo', null, 40],
    ['demo', 1_040, 4],
  ] as const)('is what all its deployments come to: %s as of %s', async (ledger, asOf, most) => {
    const all = await deployments(ledger, asOf);
    const state = new EnvironmentStateHandler(test.database);
    const diff = new EnvironmentDiffHandler(test.database);
    for (const environment of new Set(all.map((each) => each.environment))) {
      const own = all.filter((each) => each.environment === environment);
      let before = 0;
      for (const at of moments(own, most)) {
        const request = { ledger, environment, asOf };
        const [then, time] = [new Date(before), new Date(at)];
        const { items } = await state.execute(new EnvironmentState(request, time));
        expect(items).toEqual(stateOf(own, at));
        const lines = await diff.execute(new EnvironmentDiff(request, then, time));
        expect(lines.items).toEqual(diffStates(own, before, at));
        before = at;
      }
    }
  });
});
