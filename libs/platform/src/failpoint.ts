// SPDX-License-Identifier: Apache-2.0
import { sleep } from './sleep.js';

const PLAN = /^([\w.]+)=(kill|throw|sleep|block)(?::(\d+))?(?:@(\d+))?$/;

/** Passes a named place; resolves at once unless a test has asked for a failure there. */
export type Failpoint = (name: string) => Promise<void>;

/** The variable that names where this process is to fail; unset, which is always but in tests: nowhere. */
export const FAILPOINT_VARIABLE = 'CHANGE_LEDGER_FAILPOINT';

/**
 * Reads `place=action`, comma separated: at that place the process is killed (`kill`, SIGKILL), an
 * error is thrown (`throw`), it waits (`sleep:MS`) or blocks its thread (`block:MS`). `action@N`
 * acts at the N-th pass alone, else at every one. An unreadable text throws, for a fault test that
 * injects nothing proves nothing.
 */
export function failpoints(text: string | undefined): Failpoint {
  if (text === undefined || text === '') return async () => undefined;
  const plans = new Map(text.split(',').map(planOf));
  const passes = new Map<string, number>();
  return async (name) => {
    const plan = plans.get(name);
    if (plan === undefined) return;
    const pass = (passes.get(name) ?? 0) + 1;
    passes.set(name, pass);
    if (plan.at === null || plan.at === pass) await fail(name, plan);
  };
}

/** The fail-points of this process, from its environment. */
export const failpoint: Failpoint = failpoints(process.env[FAILPOINT_VARIABLE]);

interface Plan {
  readonly action: 'kill' | 'throw' | 'sleep' | 'block';
  readonly ms: number;
  readonly at: number | null;
}

function planOf(text: string): readonly [string, Plan] {
  const [, name = '', action, ms = '0', at] = PLAN.exec(text.trim()) ?? [];
  if (action === undefined) throw new Error(`${FAILPOINT_VARIABLE}: '${text}' is not place=action`);
  const plan = { action: action as Plan['action'], ms: Number(ms) };
  return [name, { ...plan, at: at === undefined ? null : Number(at) }];
}

async function fail(name: string, { action, ms }: Plan): Promise<void> {
  if (action === 'kill') process.kill(process.pid, 'SIGKILL');
  if (action === 'throw') throw new Error(`fail-point ${name}`);
  if (action === 'sleep') return sleep(ms);
  // a thread that is blocked beats no heart and answers nothing
  for (const end = performance.now() + ms; performance.now() < end;);
}
