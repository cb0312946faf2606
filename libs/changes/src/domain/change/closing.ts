// SPDX-License-Identifier: Apache-2.0
import type { DeploymentCore } from '../deployment/core.js';
import { endingOf, tookEffect } from '../deployment/ending.js';
import type { BackoutPlan } from '../evidence/authority-evidence.js';
import type { Reading } from '../reading/reading.js';
import { coresOf } from '../deployment/deployments-by.js';

/** How it ended (ServiceNow's close codes). */
export type CloseCode = 'successful' | 'successful_with_issues' | 'unsuccessful';
/** What became of the way back. */
export type BackoutResult = 'none' | 'completed' | 'partial' | 'failed' | 'forward_only';

/** What closing follows from: the last attempts and the earlier ones, ways back left out. */
export interface Outcomes {
  readonly last: readonly DeploymentCore[];
  readonly hasFailedAttempts: boolean;
  readonly hasIssues: boolean;
  /** what its request says; counts only where no deployment is told of */
  readonly claimed: string | null;
}

/** How a change ended; null: nothing has ended yet. */
export function closeCodeOf(reading: Reading, outcomes: Outcomes): CloseCode | null {
  const { last, hasFailedAttempts, hasIssues, claimed } = outcomes;
  if (last.length === 0) return claimedCode(claimed);
  const states = last.map((core) => endingOf(reading, core).state);
  if (states.some((state) => !ENDED.has(state))) return null;
  const good = states.filter((state) => GOOD.has(state));
  if (good.length === 0) return 'unsuccessful';
  const isWhole = good.length === states.length;
  return isWhole && !hasFailedAttempts && !hasIssues ? 'successful' : 'successful_with_issues';
}

/** What became of the way back, over all places of the change. */
export function backoutResultOf(
  reading: Reading,
  last: readonly DeploymentCore[],
  plan: BackoutPlan | null,
): BackoutResult {
  const ways = last.map((core) => wayBackOf(reading, core));
  const done = ways.filter((way) => way === 'completed').length;
  if (ways.includes('failed')) return 'failed';
  if (done === 0) return plan?.kind === 'forwardOnly' ? 'forward_only' : 'none';
  const served = last.filter(tookEffect).length;
  return done < Math.max(served, 1) ? 'partial' : 'completed';
}

const ENDED = new Set(['succeeded', 'failed', 'aborted', 'rolled_back', 'superseded', 'no_effect']);
const GOOD = new Set(['succeeded', 'no_effect']);

function claimedCode(claimed: string | null): CloseCode | null {
  if (claimed === 'successful') return 'successful';
  if (claimed === 'withissues') return 'successful_with_issues';
  return claimed === null || claimed === 'cancelled' ? null : 'unsuccessful';
}

function wayBackOf(reading: Reading, core: DeploymentCore): 'none' | 'completed' | 'failed' {
  const { takenBackBy, rollback, state } = endingOf(reading, core);
  if (rollback === 'failed') return 'failed';
  if (takenBackBy !== null) {
    const failed = coresOf(reading, [takenBackBy]).some(
      ({ outcome }) => outcome === 'failure' || outcome === 'error',
    );
    return failed ? 'failed' : 'completed';
  }
  return rollback === 'finished' || state === 'rolled_back' ? 'completed' : 'none';
}
