// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { demoHistory, expectedFindings } from '#demo';
import { failedControls, isCleanConfiguration } from './testing/audit.js';
import { isInProduction, productionDeployments } from './testing/deployment.js';
import { allOf } from './testing/said.js';

const THREE_QUARTERS = 14_400;

describe.each([
  { title: 'one quarter', seed: 1 },
  { title: 'one quarter by another seed', seed: 2 },
  { title: 'three quarters', seed: 3, events: THREE_QUARTERS },
])('an audit of $title', ({ seed, ...size }) => {
  const options = { seed, ...size };
  const all = allOf(demoHistory(options));
  const findings = expectedFindings(options);
  const audited = productionDeployments(all).map((one) => ({
    ...one,
    failed: failedControls(all, one),
  }));

  it.each(findings)('finds $breach by $control at $service, and nothing unforeseen', (finding) => {
    const { control, consequences, service, artifactDigest, deployment } = finding;
    const [found, ...others] = audited.filter(({ digest }) => digest === artifactDigest);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id: deployment, service });
    expect(found?.failed).toContain(control);
    expect([control, ...consequences]).toEqual(expect.arrayContaining([...(found?.failed ?? [])]));
  });

  it('finds no other deployment with a fault', () => {
    const planted = new Set(findings.map(({ artifactDigest }) => artifactDigest));
    const others = audited.filter(({ digest }) => !planted.has(digest));
    expect(others.length).toBeGreaterThan(45);
    expect(others.filter(({ failed }) => failed.length > 0)).toEqual([]);
  });

  it('finds no fault in any change of settings', () => {
    const applied = all('itil-configuration.applied').filter(isInProduction);
    expect(applied.length).toBeGreaterThan(3);
    expect(applied.filter((one) => !isCleanConfiguration(all, one))).toEqual([]);
  });
});

describe('the expected findings', () => {
  it('are one of each kind in a quarter', () => {
    expect(expectedFindings().map(({ breach }) => breach)).toEqual([
      'selfApproval',
      'approvalAfterDeployment',
      'untestedArtifact',
      'reusedTag',
      'deploymentWithoutChange',
      'staleApproval',
      'emergencyWithoutIncident',
      'missingActor',
    ]);
  });

  it('name only events that are told, however long the history is', () => {
    const lengths = [0, 1_500, 3_000, 7_000];
    const missing = lengths.flatMap((events) => {
      const ids = new Set(Array.from(demoHistory({ events }), ({ event }) => event.id));
      const named = expectedFindings({ events }).flatMap(({ eventIds }) => eventIds);
      return named.filter((id) => !ids.has(id));
    });
    expect(missing).toEqual([]);
    const counts = lengths.map((events) => expectedFindings({ events }).length);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  });
});
