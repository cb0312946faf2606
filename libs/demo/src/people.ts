// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#events';
import type { Team } from './company.js';
import { pick } from './random.js';
import type { Random } from './random.js';

/** A person: `id` is a URN that every system of the company uses; `function` is theirs in the company. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly function: 'development' | 'operations' | 'change-management' | 'product';
}

type Group = readonly [Person, ...Person[]];

const DEVELOPERS = {
  shop: [
    personOf('Mira Solberg', 'development'),
    personOf('Tomas Reyes', 'development'),
    personOf('Ines Okafor', 'development'),
    personOf('Jonas Weber', 'development'),
  ],
  money: [
    personOf('Priya Nair', 'development'),
    personOf('Luca Moretti', 'development'),
    personOf('Hana Kimura', 'development'),
    personOf('Erik Lund', 'development'),
  ],
} as const satisfies Readonly<Record<Team, Group>>;

const RELEASE_ENGINEERS = [
  personOf('Noor Jansen', 'operations'),
  personOf('David Cole', 'operations'),
] as const;

const CHANGE_AUTHORITY = [
  personOf('Ruth Adler', 'change-management'),
  personOf('Grace Mbeki', 'product'),
  personOf('Owen Price', 'product'),
] as const;

export const CHANGE_MANAGER = CHANGE_AUTHORITY[0];

export const PIPELINE = machine('ci-runner', 'Build pipeline');
export const DEPLOYER = machine('deployer', 'Deployer of test and staging');
export const PRODUCTION_DEPLOYER = machine('production-deployer', 'Deployer of production');
export const POLICY_ENGINE = machine('policy-engine', 'Change policy engine');
export const WATCHER = machine('watcher', 'Monitoring');

/** Who does what in one change: four parties that are never the same person. */
export interface Cast {
  /** Every commit author, the first one opened the pull request. */
  readonly authors: readonly [Person, ...Person[]];
  readonly reviewer: Person;
  /** Starts the rollout in production. */
  readonly initiator: Person;
  readonly approvers: readonly [Person, Person];
}

export function castOf(random: Random, team: Team): Cast {
  const developers = DEVELOPERS[team];
  const author = pick(random, developers);
  const reviewer = pick(random, others(developers, author));
  const colleague = pick(random, others(developers, author, reviewer));
  const approver = pick(random, CHANGE_AUTHORITY);
  return {
    authors: random() % 8 === 0 ? [author, colleague] : [author],
    reviewer,
    initiator: pick(random, RELEASE_ENGINEERS),
    approvers: [approver, pick(random, others(CHANGE_AUTHORITY, approver))],
  };
}

export function userActor(person: Person): Actor {
  return { id: person.id, kind: 'user', name: person.name };
}

function others(group: Group, ...absent: readonly Person[]): Group {
  const [first, ...rest] = group.filter((one) => !absent.includes(one));
  return [first ?? group[0], ...rest];
}

function personOf(name: string, ownFunction: Person['function']): Person {
  const id = `urn:tidewater:user:${name.toLowerCase().replace(' ', '.')}`;
  return { id, name, function: ownFunction };
}

function machine(id: string, name: string): Actor {
  return { id: `urn:tidewater:serviceaccount:${id}`, kind: 'serviceaccount', name };
}
