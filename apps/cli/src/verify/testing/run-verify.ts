// SPDX-License-Identifier: Apache-2.0
import { openArchive } from '#ledger';
import { CliError } from '../../cli-error.js';
import type { Outcome } from '../outcome.js';
import { verify } from '../verify.js';

/** Verifies as the command does; what came out, or the error that it ends with. */
export async function outcomeOf(...args: readonly string[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  await verify(args, {
    usage: '',
    open: ({ target }) => openArchive(target),
    format: (outcome) => {
      outcomes.push(outcome);
      return '';
    },
  });
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('no outcome');
  return outcome;
}

/** The exit code, then the verdicts as `KIND` or `KIND at position`. */
export async function verdictsOf(...args: readonly string[]): Promise<readonly unknown[]> {
  const { report, exitCode } = await outcomeOf(...args);
  const { integrity, completeness, time, consistency } = report;
  const kinds = [integrity, completeness, time, consistency].map(({ kind, position }) =>
    position === null ? kind : `${kind} at ${position}`,
  );
  return [exitCode, ...kinds];
}

/** How the command ends when it is not understood, or cannot read. */
export async function failureOf(...args: readonly string[]): Promise<readonly unknown[]> {
  try {
    await outcomeOf(...args);
    return [];
  } catch (error) {
    if (error instanceof CliError) return [error.exitCode, error.message];
    return [1, error instanceof Error ? error.message : ''];
  }
}
