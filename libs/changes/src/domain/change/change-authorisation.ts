// SPDX-License-Identifier: Apache-2.0
import {
  authorisationOf,
  authorisationOfRequest,
  type Authorised,
} from '../authority/authorisation.js';
import type { Authorisation } from '../authority/conclusion.js';
import type { DeploymentCore } from '../deployment/core.js';
import { changesState, natureOf } from '../deployment/kind.js';
import type { Reading } from '../reading/reading.js';
import type { RequestView } from '../request/request-view.js';

/** From what is wrong to what is right: a change is as authorised as the worst of what it did. */
const FROM_WORST: readonly Authorisation[] = [
  'absent',
  'repudiated',
  'ratified_late',
  'invalidated',
  'rejected',
  'expired',
  'none',
  'pending',
  'approved',
  'preauthorised',
];

/** How each deployment of a change was authorised, and from that the change. */
export interface ChangeAuthorisation extends Authorised {
  readonly each: readonly { readonly core: DeploymentCore; readonly authorised: Authorised }[];
}

/** Ways back are covered by what they take back, and what changes nothing needs no authority. */
export function changeAuthorisationOf(
  reading: Reading,
  {
    deployments,
    request,
  }: { readonly deployments: readonly DeploymentCore[]; readonly request: RequestView | null },
): ChangeAuthorisation {
  const needing = deployments.filter((core) => changesState(natureOf(reading, core)));
  const each = needing.map((core) => ({
    core,
    authorised: authorisationOf(reading, core, request?.number ?? core.changeRequest),
  }));
  const [worst] = each
    .map(({ authorised }) => authorised)
    .toSorted((left, right) => rank(left) - rank(right));
  const whole = worst ?? (request === null ? NOTHING : authorisationOfRequest(reading, request));
  return { ...whole, each };
}

/** Whether it was without authorisation at first exposure (records.md a.3, immutable). */
export function isUnauthorised({ each }: ChangeAuthorisation): boolean {
  return each.some(({ core, authorised }) => {
    const isKnown = core.startedAt !== null && authorised.reason !== 'CLOCKS_CANNOT_TELL';
    return isKnown && authorised.state !== 'approved' && authorised.state !== 'preauthorised';
  });
}

function rank({ state }: Authorised): number {
  return FROM_WORST.indexOf(state);
}

const NOTHING: Authorised = {
  state: 'none',
  reason: 'NOBODY_ASKED',
  authority: null,
  approvals: [],
  decidedAt: null,
  judged: [],
  model: null,
  joins: [],
};
