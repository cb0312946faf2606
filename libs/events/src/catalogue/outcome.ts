// SPDX-License-Identifier: Apache-2.0

/** How a run, a test, a build or a deployment ended. */
export type Outcome = 'success' | 'failure' | 'cancel' | 'error' | 'rolledback';

const WORDS: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ['success', 'success'],
  ['successful', 'success'],
  ['succeeded', 'success'],
  ['pass', 'success'],
  ['passed', 'success'],
  ['ok', 'success'],
  ['failure', 'failure'],
  ['failed', 'failure'],
  ['fail', 'failure'],
  ['cancel', 'cancel'],
  ['cancelled', 'cancel'],
  ['canceled', 'cancel'],
  ['aborted', 'cancel'],
  ['skipped', 'cancel'],
  ['error', 'error'],
  ['errored', 'error'],
  ['timeout', 'error'],
  ['timed_out', 'error'],
  ['timedout', 'error'],
  ['rolledback', 'rolledback'],
]);

/**
 * The outcome that a publisher's word means, in whatever case; null when the word is not known: an
 * unknown outcome is never read as a success.
 */
export function outcomeOf(word: string): Outcome | null {
  return (
    WORDS.get(word) ?? (word.length > MAX_WORD ? null : (WORDS.get(word.toLowerCase()) ?? null))
  );
}

const MAX_WORD = 20;
