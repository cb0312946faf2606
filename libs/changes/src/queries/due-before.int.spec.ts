// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approved, forRequest, request } from '../testing/authority.js';
import { eventsGiven } from '../testing/given.js';
import { projectAll } from '../testing/project.js';
import { createRecordsDatabase, type RecordsDatabase } from '../testing/records-database.js';
import { rolledOut } from '../testing/rollout.js';
import { minute } from '../testing/said.js';
import { type DueAsked, NOW } from './due-before.js';
import { RecordsFrom, RecordsFromHandler } from './records-from.js';

/** a time to ratify that is not over yet */
const CENTURY = 100 * 365 * 24 * 60;
const LATE = 30 + 49 * 60;

const EMERGENCIES = [
  ['before', 'a', 30, 20],
  ['in-time', 'b', 30, 90],
  ['late', 'c', 30, LATE],
  ['never', 'd', 30, null],
  ['not-yet', 'e', CENTURY, null],
] as const;
const EVENTS = eventsGiven(
  ...EMERGENCIES.flatMap(([number, artifact, start, approval]) => [
    request(10, 'submitted', {
      number,
      type: 'emergency',
      artifacts: [artifact],
      planned: [30, start + 30],
    }),
    ...(approval === null
      ? []
      : [approved(approval, { approval: number, profile: forRequest(number) })]),
    ...rolledOut(start, artifact, { request: number, deployment: number }),
  ]),
);

let test: RecordsDatabase;

beforeAll(async () => {
  test = await createRecordsDatabase();
  await test.fill('main', EVENTS);
  await projectAll(test, 'main');
});
afterAll(() => test?.drop());

async function numbersOf(due: DueAsked, asOf: number | null = null): Promise<readonly string[]> {
  const asked = new RecordsFrom('change', { ledger: 'main', limit: 10, after: [], asOf, due });
  const { items, total } = await new RecordsFromHandler<'change'>(test.database).execute(asked);
  expect(items).toHaveLength(total);
  return items.flatMap(({ changeRequests }) => changeRequests);
}

describe('Changes by what was to be done', () => {
  it('are not ratified in time when the time for it is over, as of the position looked at', async () => {
    expect(await numbersOf({ ratifyBy: NOW })).toEqual(['late', 'never']);
    expect(await numbersOf({ ratifyBy: NOW }, EVENTS.length - 2)).toEqual(['late', 'never']);
    expect(await numbersOf({ ratifyBy: NOW }, 0)).toEqual([]);
  });

  it('were to be over before a time, excluded', async () => {
    const early = ['before', 'in-time', 'late', 'never'];
    expect(await numbersOf({ plannedEnd: NOW })).toEqual(early);
    expect(await numbersOf({ plannedEnd: new Date(minute(60)) })).toEqual([]);
    expect(await numbersOf({ plannedEnd: new Date(minute(60.001)) })).toEqual(early);
    expect(await numbersOf({ plannedEnd: new Date(minute(CENTURY + 60)) })).toEqual([
      ...early,
      'not-yet',
    ]);
    expect(await numbersOf({ plannedEnd: NOW, ratifyBy: NOW })).toEqual(['late', 'never']);
  });
});
