// SPDX-License-Identifier: Apache-2.0
import type { Authorisation } from '../authority/conclusion.js';
import type { DeploymentState } from '../deployment/ending.js';
import type { RequestView } from '../request/request-view.js';
import type { CloseCode } from './closing.js';

/** Where the work is (records.md a.2). */
export type Lifecycle =
  'draft' | 'assess' | 'authorise' | 'scheduled' | 'implement' | 'review' | 'closed' | 'canceled';

/** The numbers of ServiceNow's `state`, for an export without loss. */
export const SERVICENOW_STATES: Readonly<Record<Lifecycle, number>> = {
  draft: -5,
  assess: -4,
  authorise: -3,
  scheduled: -2,
  implement: -1,
  review: 0,
  closed: 3,
  canceled: 4,
};

/** What the lifecycle follows from. */
export interface Progress {
  readonly request: RequestView | null;
  readonly authorisation: Authorisation;
  readonly isAssessed: boolean;
  /** of the last attempt in each place; none: nothing has begun */
  readonly states: readonly DeploymentState[];
  readonly closeCode: CloseCode | null;
}

/** Where the work is; it never goes back from what has happened, and nobody cancels what has begun. */
export function lifecycleOf(progress: Progress): Lifecycle {
  const { states } = progress;
  const begun = states.filter((state) => state !== 'requested');
  return begun.length > 0 ? afterStart(progress, begun) : beforeStart(progress);
}

const OVER: ReadonlySet<DeploymentState> = new Set([
  'succeeded',
  'rolled_back',
  'aborted',
  'superseded',
  'no_effect',
]);

/** What never served may be tried again, until its request is completed (rule 10). */
function afterStart(
  { request, closeCode }: Progress,
  states: readonly DeploymentState[],
): Lifecycle {
  const said = saidOf(request);
  const isReviewed = said.has('closed') || said.has('reviewed');
  const isOver = states.every(
    (state) => OVER.has(state) || (state === 'failed' && said.has('completed')),
  );
  if (isReviewed) return 'closed';
  if (!isOver) return 'implement';
  if (request !== null) return 'review';
  // without a request a success closes by itself; a failure waits to be looked at
  return closeCode === 'unsuccessful' ? 'review' : 'closed';
}

function beforeStart({ request, authorisation, isAssessed, states }: Progress): Lifecycle {
  const said = saidOf(request);
  if (said.has('cancelled')) return 'canceled';
  if (said.has('closed')) return 'closed';
  if (said.has('completed') || said.has('reviewed')) return 'review';
  switch (authorisation) {
    case 'approved':
    case 'preauthorised':
      return 'scheduled';
    case 'pending':
      return 'authorise';
    case 'rejected':
    case 'invalidated':
    case 'expired':
      return 'draft';
    default:
      return isAssessed || said.has('assessed')
        ? 'assess'
        : states.length > 0
          ? 'authorise'
          : 'draft';
  }
}

function saidOf(request: RequestView | null): ReadonlySet<string> {
  return new Set(request?.facts.map(({ predicate }) => predicate));
}
