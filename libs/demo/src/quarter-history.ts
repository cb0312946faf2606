// SPDX-License-Identifier: Apache-2.0
import { DAY, HOUR, MINUTE, WEEKS_A_QUARTER, mondayOf } from './clock.js';
import type { Quarter } from './clock.js';
import { DEMO_SERVICES } from './company.js';
import type { DemoService } from './company.js';
import type { CompanyState } from './company-state.js';
import type { PlantedFinding } from './expected-finding.js';
import { PUBLISHERS } from './publisher.js';
import { FREEZE_WEEK, weekOf } from './quarter-plan.js';
import type { WeekOfService } from './quarter-plan.js';
import { between, onceIn } from './random.js';
import type { Random } from './random.js';
import { abandonedChange } from './stories/abandoned-change.js';
import { freeze } from './stories/freeze.js';
import { opening } from './stories/opening.js';
import { newId } from './story.js';
import type { Story } from './story.js';
import { byPublication } from './telling.js';
import type { Telling } from './telling.js';

/** A quarter of the history before it is published. */
export interface QuarterHistory {
  /** in the order of publication */
  readonly tellings: readonly Telling[];
  readonly findings: readonly PlantedFinding[];
}

/** What a quarter is made of. */
export interface QuarterSeed {
  readonly quarter: Quarter;
  /** moved on by the quarter: the next one goes on from here */
  readonly state: CompanyState;
  readonly random: Random;
}

/** Tells a whole quarter, service by service and week by week, and puts it in order. */
export function quarterHistory(seed: QuarterSeed): QuarterHistory {
  const { quarter, state, random } = seed;
  const tellings: Telling[] = [];
  const findings: PlantedFinding[] = [];
  const start = quarter.start + 8 * HOUR;
  const story = (now: number): Story => ({
    state,
    random,
    tellings,
    findings,
    now,
    chainId: null,
    pace: 'normal',
  });
  if (!state.counters.has('event')) opening(story(start));
  for (let week = 0; week < WEEKS_A_QUARTER; week++) {
    const monday = mondayOf(quarter, week);
    if (week === FREEZE_WEEK) freeze(story(monday), monday);
    for (const service of DEMO_SERVICES)
      tellWeek(story(startOfWork(random, monday)), weekOf(week, service.id), service);
  }
  tellings.push(...heartbeats(story(start), quarter));
  return { tellings: tellings.toSorted(byPublication), findings };
}

function tellWeek(story: Story, tellStory: WeekOfService, service: DemoService): void {
  const start = story.now;
  if (onceIn(story.random, 6)) abandonedChange(story, service);
  story.now = start;
  tellStory(story, service);
}

/** Monday or Tuesday, between 07:30 and 10:00 UTC. */
function startOfWork(random: Random, monday: number): number {
  const day = monday + between(random, 0, 1) * DAY;
  return day + 7 * HOUR + between(random, 30, 180) * MINUTE;
}

/** Every publisher says once a week, and at the end of the quarter, how many events it sent. */
function heartbeats(story: Story, { start, end }: Quarter): readonly Telling[] {
  const instants: number[] = [];
  for (let week = start + 7 * DAY; week < end; week += 7 * DAY) instants.push(week);
  return [...instants, end].flatMap((instant) =>
    PUBLISHERS.map((publisher) => {
      const at = instant - 10 * MINUTE;
      const id = newId(story);
      return { kind: 'heartbeat', publisher, id, occurredAt: at, publishedAt: at } as const;
    }),
  );
}
