// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import { distinct } from '../lists.js';
import type { PersonRule, RecordsConfiguration, RoleGrant } from './records-configuration.js';

/** One name for a person, whatever the systems call them; an unknown name stands for itself. */
export function resolvedName(configuration: RecordsConfiguration, name: string): string {
  return personNamed(configuration, name)?.id ?? name;
}

/** Each person once, by their one name. */
export function resolvedNames(
  configuration: RecordsConfiguration,
  names: readonly (string | null)[],
): readonly string[] {
  return distinct(names.map((name) => (name === null ? null : resolvedName(configuration, name))));
}

/** Whether a name stands in the reviewed list of bots (records.md rule 6). */
export function isBot(configuration: RecordsConfiguration, name: string): boolean {
  return (
    configuration.bots.includes(name) ||
    configuration.bots.includes(resolvedName(configuration, name))
  );
}

/** The roles that a person held at a moment (rule 27); null where the configuration knows none. */
export function rolesAt(
  configuration: RecordsConfiguration,
  name: string,
  at: bigint,
): readonly string[] | null {
  const person = personNamed(configuration, name);
  if (person === null || person.roles.length === 0) return null;
  return person.roles.filter((grant) => isHeld(grant, at)).map(({ role }) => role);
}

/** The person that a name belongs to, or null. */
export function personNamed(configuration: RecordsConfiguration, name: string): PersonRule | null {
  let names = NAMES.get(configuration);
  if (names === undefined) NAMES.set(configuration, (names = namesIn(configuration)));
  return names.get(name) ?? null;
}

/** Asked for every author of every Change: looked up, not searched. */
const NAMES = new WeakMap<RecordsConfiguration, ReadonlyMap<string, PersonRule>>();

function namesIn({ people }: RecordsConfiguration): ReadonlyMap<string, PersonRule> {
  return new Map(
    people.flatMap((person) =>
      [person.id, ...person.aliases].map((name) => [name, person] as const),
    ),
  );
}

function isHeld({ from, to }: RoleGrant, at: bigint): boolean {
  const start = instantOf(from)?.nanoseconds;
  const end = to === null ? null : instantOf(to)?.nanoseconds;
  if (start === undefined || end === undefined) return false;
  return start <= at && (end === null || at < end);
}
