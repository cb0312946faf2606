// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { delivered } from '../../testing/delivery.js';
import { type Given, given } from '../../testing/given.js';
import { incident } from '../../testing/operation.js';
import { effect, finished, rolledOut, started } from '../../testing/rollout.js';
import { minute, relation } from '../../testing/said.js';
import { request } from '../../testing/authority.js';
import { type DoraMetrics, doraMetricsOf } from './dora-metrics.js';

const DAY = 1_440;
const SETTINGS = { failureSeverities: ['high'], incidentHours: 24 };

/** the metrics of the service `shop` in the week from minute 0 on */
function metricsOf(facts: readonly Given[], hasIncidentFeed = true): DoraMetrics {
  const { deployments, incidents, changes } = given(...facts);
  return doraMetricsOf({
    service: 'shop',
    fromMs: Date.parse(minute(0)),
    toMs: Date.parse(minute(7 * DAY)),
    deployments: deployments.filter(({ tier }) => tier === 'production'),
    incidents: byId(incidents),
    changes: byId(changes),
    hasIncidentFeed,
    settings: SETTINGS,
  });
}

const byId = <R extends { readonly id: string }>(records: readonly R[]) =>
  new Map(records.map((each) => [each.id, each]));

const before = effect(-60, 'deployed', 'f');
const first = [delivered('a', { committedAt: minute(-26) }), rolledOut(30, 'a')];
const second = rolledOut(DAY, 'b', { deployment: 'second' });

describe('the DORA metrics of a service', () => {
  it('take lead time from the commit to the end of the deployment, of each commit', () => {
    expect(metricsOf([before, first, second]).leadTimeHours).toEqual({
      kind: 'computed',
      value: { p50: 61 / 60, p75: 61 / 60, p90: 61 / 60 },
      n: 1,
      inferredShare: 0,
    });
  });

  it('count deployments a day, and days of a week with one', () => {
    const { n, deploymentsPerDay, deploymentDaysPerWeek } = metricsOf([before, first, second]);
    expect([n, deploymentsPerDay, deploymentDaysPerWeek]).toMatchObject([
      2,
      { value: 2 / 7 },
      { value: 2 },
    ]);
  });

  it('leave out what never served and what changed nothing, and say so', () => {
    const failed = [
      started(60, 'c', { deployment: 'x' }),
      finished(65, 'c', 'failure', { deployment: 'x' }),
    ];
    const again = rolledOut(90, 'a', { deployment: 'again' });
    expect(metricsOf([before, first, failed, again])).toMatchObject({
      n: 1,
      excluded: { neverEffective: 1, noEffect: 1 },
    });
  });

  it('count a failed deployment once, whatever it caused, and its recovery to the first that serves', () => {
    const caused = [40, 41].map((at, index) => {
      return incident(at, 'detected', {
        number: `INC-${index}`,
        causedBy: 'https://cd.example/deployments/1',
      });
    });
    const resolved = incident(160, 'resolved', { number: 'INC-0' });
    const { changeFailRate, recoveryTimeHours } = metricsOf([
      before,
      first,
      caused,
      resolved,
      second,
    ]);
    expect(changeFailRate).toMatchObject({
      value: { part: 1, whole: 2, rate: 0.5 },
      inferredShare: 0,
    });
    expect(recoveryTimeHours).toMatchObject({ value: { p50: 2 }, n: 1 });
  });

  it('do not count an incident that is not severe, and tell how much is inferred', () => {
    const slight = incident(40, 'detected', { severity: 'low' });
    const severe = incident(DAY + 60, 'detected', { number: 'INC-2' });
    expect(metricsOf([before, first, slight, second, severe]).changeFailRate).toMatchObject({
      value: { part: 1, whole: 2 },
      inferredShare: 1,
    });
  });

  it('count ways back and repairs as rework', () => {
    const broken = incident(40, 'detected', {
      id: 'broken',
      causedBy: 'https://cd.example/deployments/1',
    });
    const fix = [
      request(50, 'submitted', { type: 'emergency', artifacts: ['b'] }),
      rolledOut(60, 'b', {
        deployment: 'fix',
        request: 'CR-1',
        links: [relation('REMEDIES', 'broken')],
      }),
    ];
    expect(metricsOf([before, first, broken, fix]).reworkRate).toMatchObject({
      value: { part: 1, whole: 2 },
    });
  });

  it('are not computable where nobody tells of incidents, and never 0 %', () => {
    const none = { kind: 'notComputable', reason: 'NO_INCIDENT_FEED' };
    expect(metricsOf([before, first], false)).toMatchObject({
      changeFailRate: none,
      recoveryTimeHours: none,
      reworkRate: none,
      leadTimeHours: { kind: 'computed' },
    });
  });

  it('are not computable without a deployment', () => {
    const none = { kind: 'notComputable', reason: 'NO_DEPLOYMENTS' };
    expect(metricsOf([before])).toMatchObject({
      n: 0,
      changeFailRate: none,
      leadTimeHours: { kind: 'notComputable' },
    });
  });
});
