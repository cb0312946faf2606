// SPDX-License-Identifier: Apache-2.0
import { advice } from './advice.js';
import type { Outcome } from './outcome.js';
import { summary } from './summary.js';
import { unseen } from './unseen.js';

/** The report for people, one page. */
export function proseReport(outcome: Outcome): string {
  return `${summary(outcome.options.target, outcome.report)}
Not looked at, or not to be seen:
${bullets(unseen(outcome))}
What to do next:
${bullets(advice(outcome))}
Exit code ${outcome.exitCode}
`;
}

function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}\n`).join('');
}
