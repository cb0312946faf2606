// SPDX-License-Identifier: Apache-2.0
import type { EmbeddedLink } from '#events';
import type { ChangeRequest } from './change-request.js';

/** What lets a change into production. */
export interface Permit {
  readonly changeRequest: ChangeRequest | null;
  readonly kind: 'APPROVED_BY' | 'PREAUTHORISED_BY';
  /** id of the `approval.closed` or, for a standard change, `itil-gate.evaluated`; null: nobody did */
  readonly grantedBy: string | null;
  /** Of a rollback: id of the event that started the deployment which it takes back. */
  readonly takesBack?: string;
}

/** The links of a deployment: to its grant, to the incident that it remedies, to what it takes back. */
export function linksTo(permit: Permit): readonly EmbeddedLink[] {
  const ends = [
    [permit.kind, permit.grantedBy],
    ['REMEDIES', permit.changeRequest?.incident?.detected],
    ['TAKES_BACK', permit.takesBack],
  ] as const;
  return ends.flatMap(([kind, id]) => (typeof id === 'string' ? [relation(kind, id)] : []));
}

function relation(linkKind: string, contextId: string): EmbeddedLink {
  return { linkType: 'RELATION', linkKind, target: { contextId } };
}
