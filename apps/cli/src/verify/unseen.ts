// SPDX-License-Identifier: Apache-2.0
import type { Outcome } from './outcome.js';

/** What the verdicts say nothing about. */
export function unseen({ options, trust, report }: Outcome): readonly string[] {
  const { checkpoint, range, time, consistency } = report;
  if (checkpoint === null)
    return ['everything: without a checkpoint nothing can be held to anything'];
  const isPart = range.from > 0 || range.to < Number(checkpoint.size);
  return [
    ...(isPart ? [`entries outside of ${range.from} to ${range.to - 1}`] : []),
    ...(options.depth === 'entries'
      ? ['what the entries say, their order in time, and their payloads (--depth payloads)']
      : []),
    ...(time.kind === 'OK'
      ? []
      : ['whether others were shown the same history: too few vouch for it']),
    ...(consistency.kind === 'UNANCHORED' && trust.pinned === null
      ? ['whether the history was rewritten before this checkpoint: no earlier one was given']
      : []),
    'what was never recorded, and whether what was recorded is true',
  ];
}
