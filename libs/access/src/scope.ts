// SPDX-License-Identifier: Apache-2.0
import type { AccessRole } from './access-role.js';

/** How far a principal's role reaches. Each list names what is in it, `*` all; empty is nothing. */
export interface Scope {
  readonly ledgers: readonly string[];
  /** records of these environments; without `*` neither entries nor payloads (ADR 0024) */
  readonly environments: readonly string[];
  /** sources of events that may be written: each itself, and what is below it after a `/` */
  readonly sources: readonly string[];
}

/** Where a list of a scope has this, it holds everything. */
export const ALL = '*';

export const EVERYTHING: Scope = { ledgers: [ALL], environments: [ALL], sources: [ALL] };
export const NOTHING: Scope = { ledgers: [], environments: [], sources: [] };

/** Whether a list of a scope holds a name. */
export function holds(list: readonly string[], name: string): boolean {
  return list.includes(ALL) || list.includes(name);
}

/** Whether events of a source may be written. */
export function holdsSource({ sources }: Scope, source: string): boolean {
  return sources.some(
    (each) => each === ALL || each === source || source.startsWith(each.replace(/\/?$/, '/')),
  );
}

/** Whether all that `inner` allows is allowed by `outer` too. */
export function covers(outer: Scope, inner: Scope): boolean {
  return (
    inner.ledgers.every((each) => holds(outer.ledgers, each)) &&
    inner.environments.every((each) => holds(outer.environments, each)) &&
    inner.sources.every((each) =>
      each === ALL ? outer.sources.includes(ALL) : holdsSource(outer, each),
    )
  );
}

/** What a scope lacks for a role to be of any use, in words; null when it lacks nothing. */
export function missingFor(role: AccessRole, scope: Scope): string | null {
  if (scope.ledgers.length === 0) return 'no ledger is named: `*` names all';
  const list = role === 'publisher' ? 'sources' : 'environments';
  if (role === 'operator' || scope[list].length > 0) return null;
  return `role ${role} needs ${list}: \`*\` names all`;
}
