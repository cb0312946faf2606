// SPDX-License-Identifier: Apache-2.0
import type { Environment } from '#platform';

/** A variable, or null when it is not set or empty. */
export function variable(environment: Environment, name: string): string | null {
  const value = environment[name];
  return value === undefined || value === '' ? null : value;
}

/** A whole number from 1 on, or null. */
export function ordinal(environment: Environment, name: string): number | null {
  const value = Number(variable(environment, name));
  return Number.isInteger(value) && value > 0 ? value : null;
}

/**
 * The URL of a repository as browsers know it: `git@host:path.git` becomes `https://host/path`. CI
 * systems put credentials into clone URLs; they are never published.
 */
export function repositoryUrl(cloneUrl: string | null): string | null {
  if (cloneUrl === null) return null;
  const [, host, path] = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+)$/.exec(cloneUrl) ?? [];
  const url = host === undefined ? cloneUrl : `https://${host}/${path}`;
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  [parsed.username, parsed.password, parsed.search, parsed.hash] = ['', '', '', ''];
  return parsed.href.replace(/(?:\.git)?\/?$/, '');
}
