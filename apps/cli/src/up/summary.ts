// SPDX-License-Identifier: Apache-2.0
import { ACCESS_ROLES, type AccessRole } from '#access';

/** What a newcomer needs next: where things are, the keys, three lines to try. */
export function summary(
  url: string,
  brokers: readonly string[],
  keys: Readonly<Record<AccessRole, string>>,
): string {
  const curl = `curl -s -H 'Authorization: Bearer ${keys.auditor}'`;
  const width = Math.max(...ACCESS_ROLES.map((role) => role.length));
  return `
  API    ${url}
  Kafka  ${brokers.length === 0 ? 'none' : brokers.join(', ')}

  Keys, one a role
${ACCESS_ROLES.map((role) => `    ${role.padEnd(width)}  ${keys[role]}`).join('\n')}

  Try
    ${curl} '${url}/v1/changes?limit=3'
    ${curl} '${url}/v1/entries?limit=1'
    ${curl} '${url}/v1/reports'

  Ctrl-C stops everything; the data stay.
`;
}
