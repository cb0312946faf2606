// SPDX-License-Identifier: Apache-2.0
import type {
  Actor,
  ContentOf,
  EmbeddedLink,
  ItilName,
  ItilProfile,
  JsonObject,
  StandardName,
} from '#events';
import { DAY, HOUR, MINUTE, SECOND } from './clock.js';
import { next } from './company-state.js';
import type { CompanyState } from './company-state.js';
import type { PlantedFinding } from './expected-finding.js';
import { instantIn } from './instant-text.js';
import type { Publisher } from './publisher.js';
import { between, hex, hexWord, onceIn, scramble } from './random.js';
import type { Random } from './random.js';
import type { Place, Telling } from './telling.js';

/** One course of events while it is told: the telling moves `now` on and adds to the lists. */
export interface Story {
  readonly state: CompanyState;
  readonly random: Random;
  readonly tellings: Telling[];
  readonly findings: PlantedFinding[];
  /** milliseconds since the epoch */
  now: number;
  /** null where no pipeline runs that hands a chain on. */
  chainId: string | null;
  /** Urgent work takes a sixth of the time and does not wait for the morning. */
  pace: 'normal' | 'urgent';
}

type EventName = StandardName | ItilName;

/** What an event says; the story adds time, id and chain. */
export interface Said<N extends EventName> {
  readonly by: Publisher;
  readonly name: N;
  readonly about: Place;
  readonly subjectId: string;
  readonly content: ContentOf<N>;
  /** null = the publisher does not say who. */
  readonly actor: Actor | null;
  readonly itil?: ItilProfile;
  readonly links?: readonly EmbeddedLink[];
}

interface SaidAnything extends Omit<Said<EventName>, 'content'> {
  readonly content: JsonObject;
}

/** Adds an event that happens now. Answers with its id. */
export function tell<N extends EventName>(story: Story, said: Said<N>): string;
export function tell(story: Story, said: SaidAnything): string {
  const { by, name, about, subjectId, content, actor, itil, links = [] } = said;
  const id = newId(story);
  const occurredAt = instantIn(by.instants, story.now);
  story.tellings.push({
    kind: 'event',
    publisher: by,
    occurredAt,
    publishedAt: occurredAt + latenessOf(story, name),
    id,
    chainId: by.isInChain ? story.chainId : null,
    about,
    name,
    subjectId,
    content,
    links,
    itil: actor === null ? { ...itil } : { actor, ...itil },
  });
  return id;
}

/** Lets between `least` and `most` minutes pass. */
export function pass(story: Story, least: number, most: number): void {
  const seconds = between(story.random, least * 60, most * 60);
  const taken = story.pace === 'urgent' ? Math.ceil(seconds / 6) : seconds;
  story.now += taken * SECOND + between(story.random, 1, 999);
}

/** Goes on to the next day, between 08:00 and 09:30 UTC. */
export function nextMorning(story: Story): void {
  if (story.pace === 'normal') story.now = Math.floor(story.now / DAY) * DAY + DAY + 8 * HOUR;
  pass(story, 1, 90);
}

/** Rollouts start before 15:00 UTC: what is ready later waits for the next morning. */
export function nextRolloutHour(story: Story): void {
  if (story.pace === 'normal' && story.now % DAY >= 15 * HOUR) nextMorning(story);
  else pass(story, 20, 60);
}

/** From here on events belong to a new chain. */
export function beginChain(story: Story): string {
  const chainId = newId(story);
  story.chainId = chainId;
  return chainId;
}

/** A UUID; the counter in it keeps ids apart, whatever the seed. */
export function newId(story: Story): string {
  const own = hexWord(scramble(next(story.state, 'event')));
  const rest = hex(story.random, 3);
  return `${own}-${rest.slice(0, 4)}-5${rest.slice(4, 7)}-8${rest.slice(7, 10)}-${rest.slice(10, 22)}`;
}

const LATE: ReadonlySet<EventName> = new Set([
  'branch.deleted',
  'taskrun.finished',
  'service.published',
]);

/** Real publishers spool: now and then an event that nothing waits for comes hours late. */
function latenessOf(story: Story, name: EventName): number {
  if (!LATE.has(name) || !onceIn(story.random, 15)) return 0;
  return between(story.random, 20, 20 * 60) * MINUTE;
}
