// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { demoHistory, expectedFindings } from '#demo';
import { deriveFindings } from '../testing/derive-findings.js';
import { assembledIn, recordsFrom } from '../testing/given.js';
import { evidenceFrom } from '../testing/read-facts.js';
import { assembleRecord } from './fold/assemble-record.js';
import { foldPage } from './fold/fold-page.js';
import { nothingKnown } from './fold/knowledge.js';

describe.each([
  { title: 'one quarter', seed: 1 },
  { title: 'one quarter by another seed', seed: 2 },
  { title: 'three quarters', seed: 3, events: 14_400 },
])('the records of $title of the demo', ({ seed, ...size }) => {
  const options = { seed, ...size };
  const records = recordsFrom(
    evidenceFrom(Array.from(demoHistory(options), ({ event }) => event.data)),
  );
  const derived = deriveFindings(records);
  const expected = expectedFindings(options);

  it.each(expected)('show $breach at $service by $control, and nothing unforeseen', (finding) => {
    const { control, consequences, verdict, artifactDigest, service, deployment } = finding;
    const found = derived.filter((each) => each.deployment.artifactDigest === artifactDigest);
    expect(found).toMatchObject([{ deployment: { service, subject: deployment } }]);
    const { failed = [], indeterminate = [] } = found[0] ?? {};
    expect(verdict === 'fail' ? failed : indeterminate).toContain(control);
    expect([control, ...consequences]).toEqual(
      expect.arrayContaining([...failed, ...indeterminate]),
    );
  });

  it('flag no other production deployment', () => {
    const planted = new Set(expected.map(({ artifactDigest }) => artifactDigest));
    const others = derived.filter(
      ({ deployment }) => !planted.has(deployment.artifactDigest ?? ''),
    );
    const flagged = others.filter(
      ({ failed, indeterminate }) => failed.length + indeterminate.length > 0,
    );
    expect(others.length).toBeGreaterThan(45);
    expect(flagged).toEqual([]);
  });

  it('count the authorisation of every Change', () => {
    const planted = (breach: string) => expected.filter((each) => each.breach === breach).length;
    const count = (authorisation: string) =>
      records.changes.filter((change) => change.authorisation === authorisation).length;
    expect({
      absent: count('absent'),
      late: count('ratified_late'),
      open: count('pending'),
    }).toEqual({
      absent: planted('deploymentWithoutChange') + planted('staleApproval'),
      late: planted('approvalAfterDeployment'),
      open: 0,
    });
  });
});

describe('the demo, folded in pages', () => {
  it('gives the same records as in one page', () => {
    const evidence = evidenceFrom(Array.from(demoHistory(), ({ event }) => event.data));
    const paged = nothingKnown(true);
    for (let at = 0; at < evidence.length; at += 100) {
      foldPage(paged, evidence.slice(at, at + 100), assembleRecord);
    }
    expect(assembledIn(paged)).toEqual(recordsFrom(evidence));
  });
});
