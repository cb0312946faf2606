// SPDX-License-Identifier: Apache-2.0
import {
  grantsOf,
  gatesOf,
  hasOtherApprovers,
  hasOtherDeployer,
  isFor,
  isReviewedByOther,
  packagedOf,
  requestNumbered,
  sourceChangesOf,
} from './authority.js';
import { hexOf, isPlannedRollback } from './deployment.js';
import type { Deployment } from './deployment.js';
import {
  digestsOfTag,
  hadTicket,
  hasBackoutPlan,
  isClosed,
  isInWindow,
  isNoEmergencyOrHasIncident,
  passedKinds,
  wasAssessed,
  wasObserved,
  wasPromoted,
  wasTested,
} from './evidence.js';
import { text } from './said.js';
import type { All, Said } from './said.js';

/** The controls of controls.md A.1 that can be judged from events, each in one line of its own. */
export function failedControls(all: All, one: Deployment): readonly string[] {
  if (isPlannedRollback(all, one)) return [];
  const changes = sourceChangesOf(all, one);
  const grants = grantsOf(all, one);
  const before = grants.filter(({ at }) => at < one.startedAt);
  const controls: Readonly<Record<string, boolean>> = {
    'CHG-01': changes.length > 0 && before.length > 0,
    'CHG-02': before.length > 0,
    'CHG-03': hasOtherApprovers(all, one, changes),
    'CHG-04': hasOtherDeployer(all, one, changes),
    'CHG-07': wasTested(all, one),
    'CHG-08': packagedOf(all, one).length === 1,
    'CHG-09': all('artifact.signed').some(({ subject }) => subject.includes(hexOf(one))),
    'CHG-10': hadTicket(all, changes, Math.min(one.startedAt, ...before.map(({ at }) => at))),
    'CHG-11': wasAssessed(all, one),
    'CHG-12': hasBackoutPlan(all, one),
    'CHG-13': isInWindow(all, one),
    'CHG-14': isNoEmergencyOrHasIncident(all, one),
    'CHG-17': wasObserved(all, one),
    'CHG-18': wasPromoted(all, one),
    'CHG-19': before.some((grant) => isFor(all, grant, one)),
    'CHG-20': isClosed(all, one),
    'CHG-22': digestsOfTag(all, one).size === 1,
  };
  return Object.keys(controls).filter((control) => controls[control] === false);
}

export function isCleanConfiguration(all: All, applied: Said): boolean {
  const digest = text(applied.content, 'configDigest');
  const number = text(applied.itil, 'deployment.changeRequest');
  const startedAt = Date.parse(text(applied.itil, 'deployment.startedAt'));
  const sha = text(applied.content, 'source').split('@')[1];
  const changes = all('change.merged').filter(({ itil }) => text(itil, 'change.mergeSha') === sha);
  const isGranted = gatesOf(all, requestNumbered(all, number)).some(({ at }) => at < startedAt);
  const isTested = passedKinds(all, 'configDigest', digest, startedAt).has('smoke');
  const isReviewed = changes.length === 1 && changes.every((one) => isReviewedByOther(all, one));
  return isGranted && isTested && isReviewed && hadTicket(all, changes, startedAt);
}
