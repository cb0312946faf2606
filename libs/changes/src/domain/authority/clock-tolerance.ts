// SPDX-License-Identifier: Apache-2.0
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import type { ClaimedMoment } from '../deployment/times.js';
import { MILLISECOND } from '../time.js';

/** How one moment stands to another, as far as two clocks can tell (rule 4). */
export type Order = 'before' | 'after' | 'indeterminate';

/**
 * Whether something happened before something else. Within what the two clocks may disagree it is
 * not known, and so it is when one of them claims no time; one clock never disagrees with itself.
 */
export function orderOf(
  configuration: RecordsConfiguration,
  first: ClaimedMoment,
  second: ClaimedMoment,
): Order {
  // it happened before it was recorded, whenever it was
  if (!first.isClaimed) return first.at < second.at ? 'before' : 'indeterminate';
  if (!second.isClaimed) return 'indeterminate';
  const tolerance =
    first.source === second.source
      ? 0n
      : toleranceOf(configuration, first.source) + toleranceOf(configuration, second.source);
  if (first.at < second.at - tolerance) return 'before';
  return first.at > second.at + tolerance || tolerance === 0n ? 'after' : 'indeterminate';
}

function toleranceOf({ clockTolerance }: RecordsConfiguration, source: string): bigint {
  const rule = clockTolerance.sources.find((each) => each.source === source);
  return BigInt(rule?.ms ?? clockTolerance.defaultMs) * MILLISECOND;
}
