// SPDX-License-Identifier: Apache-2.0
import type { DoraDeployment, DoraInput, DoraSettings } from './dora-input.js';
import { isCounted, isFailed, isRework, whyExcluded } from './counted.js';
import { leadTimesOf } from './lead-times.js';
import { ratio, type Ratio, type Spread, spreadOf } from './numbers.js';
import { recoveryTimesOf } from './recovery-times.js';
import { deploymentDaysOf } from './deployment-days.js';

/** A figure, or why there is none. */
export type Figure<T> =
  | {
      readonly kind: 'computed';
      readonly value: T;
      readonly n: number;
      readonly inferredShare: number;
    }
  | {
      readonly kind: 'notComputable';
      readonly reason: 'NO_INCIDENT_FEED' | 'NO_DEPLOYMENTS' | 'NO_COMMITS' | 'NO_FAILURES';
    };

/** The five metrics of a service and period, each with what it was computed from. */
export interface DoraMetrics {
  readonly service: string;
  /** deployments that count, and how many do not, by reason */
  readonly n: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly leadTimeHours: Figure<Spread>;
  readonly deploymentsPerDay: Figure<number>;
  readonly deploymentDaysPerWeek: Figure<number>;
  readonly changeFailRate: Figure<Ratio>;
  readonly recoveryTimeHours: Figure<Spread>;
  readonly reworkRate: Figure<Ratio>;
  readonly settings: DoraSettings;
}

/** The five DORA metrics (records.md b.3), each with n, exclusions and the share of inferred joins. */
export function doraMetricsOf(input: DoraInput): DoraMetrics {
  const { service, deployments, settings } = input;
  const inPeriod = deployments.filter((each) => isCounted(each, input));
  return {
    service,
    n: inPeriod.length,
    excluded: exclusionsOf(input),
    leadTimeHours: leadTime(inPeriod),
    ...frequencies(input, inPeriod),
    ...stability(input, inPeriod),
    settings,
  };
}

function exclusionsOf(input: DoraInput): Readonly<Record<string, number>> {
  const reasons = input.deployments.flatMap((each) => whyExcluded(each, input) ?? []);
  return Object.fromEntries(
    [...Map.groupBy(reasons, (reason) => reason)]
      .map(([reason, all]) => [reason, all.length] as const)
      .toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );
}

function leadTime(counted: readonly DoraDeployment[]): Figure<Spread> {
  const { hours, inferred } = leadTimesOf(counted);
  const spread = spreadOf(hours);
  if (spread === null) return { kind: 'notComputable', reason: 'NO_COMMITS' };
  const inferredShare = inferred / hours.length;
  return { kind: 'computed', value: spread, n: hours.length, inferredShare };
}

function frequencies({ fromMs, toMs }: DoraInput, counted: readonly DoraDeployment[]) {
  const { days, medianDaysPerWeek } = deploymentDaysOf(counted, fromMs, toMs);
  const computed = { kind: 'computed', n: counted.length, inferredShare: 0 } as const;
  return {
    deploymentsPerDay: { ...computed, value: counted.length / days },
    deploymentDaysPerWeek: { ...computed, value: medianDaysPerWeek },
  };
}

function stability(input: DoraInput, counted: readonly DoraDeployment[]) {
  if (counted.length === 0) return unknownStability('NO_DEPLOYMENTS');
  // whoever hears of no incident cannot say that there were none
  if (!input.hasIncidentFeed) return unknownStability('NO_INCIDENT_FEED');
  const failed = counted.filter((each) => isFailed(each, input));
  const rework = counted.filter((each) => isRework(each, input));
  return {
    changeFailRate: rateOf(failed, counted, input),
    reworkRate: rateOf(rework, counted, input),
    recoveryTimeHours: recovery(failed, input),
  };
}

function unknownStability(reason: 'NO_INCIDENT_FEED' | 'NO_DEPLOYMENTS') {
  const none = { kind: 'notComputable', reason } as const;
  return { changeFailRate: none, recoveryTimeHours: none, reworkRate: none };
}

function rateOf(
  part: readonly DoraDeployment[],
  counted: readonly DoraDeployment[],
  input: DoraInput,
): Figure<Ratio> {
  const value = ratio(part.length, counted.length);
  return {
    kind: 'computed',
    value,
    n: counted.length,
    inferredShare: inferredShareOf(part, input),
  };
}

function recovery(failed: readonly DoraDeployment[], input: DoraInput): Figure<Spread> {
  const { hours, inferred } = recoveryTimesOf(failed, input);
  const spread = spreadOf(hours);
  if (spread === null) return { kind: 'notComputable', reason: 'NO_FAILURES' };
  const inferredShare = inferred / hours.length;
  return { kind: 'computed', value: spread, n: hours.length, inferredShare };
}

/** Of what counts, how much rests on an inferred rollback or an inferred cause. */
function inferredShareOf(part: readonly DoraDeployment[], { incidents }: DoraInput): number {
  const inferred = part.filter(({ kind, kindBasis, incidents: ids }) => {
    const isGuessed = kind === 'rollback' && kindBasis === 'inferred';
    const causes = ids.flatMap((id) => incidents.get(id) ?? []);
    return (
      isGuessed ||
      (causes.length > 0 && causes.every(({ causeBasis }) => causeBasis === 'inferred'))
    );
  });
  return part.length === 0 ? 0 : inferred.length / part.length;
}
