// SPDX-License-Identifier: Apache-2.0
import { buildEvent, toStructuredCloudEvent } from '#events';
import type { EventDraft } from '#events';

const DIGEST = '0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427';
const SHA = '5f2c1e7d9b3a4c6e8f0a1b2c3d4e5f6071829304';
const PURL = `pkg:oci/shop@sha256%3A${DIGEST}?repository_url=ghcr.io/acme&tag=1.42.0`;
const SOURCE = 'https://github.com/acme/shop';
const RUN = `${SOURCE}/actions/runs/5453085689/attempts/2`;
const ENVIRONMENT = { id: 'production/eu-1', source: 'https://k8s.acme.example/eu-1' };

const draft = {
  id: '018f6f0e-0000-5000-8000-000000000001',
  source: SOURCE,
  timestamp: '2026-09-02T10:15:00.1234567Z',
  chainId: '4c8cb7dd-3448-41de-8768-eec704e2829b',
  links: [
    {
      linkType: 'RELATION',
      linkKind: 'APPROVED_BY',
      target: { contextId: '018f6f0e-0000-5000-8000-0000000000aa' },
    },
  ],
} as const;
const actor = { id: 'github:deploy-bot', kind: 'serviceaccount' } as const;
const deployment = {
  outcome: 'success',
  artifactDigest: `sha256:${DIGEST}`,
  configDigest: `sha256:${DIGEST.toUpperCase()}`,
  startedAt: '2026-09-02T10:11:12Z',
  strategy: 'rolling',
  pipelineRun: RUN,
  attempt: 2,
  changeRequest: 'CHG0030192',
} as const;

const DRAFTS: readonly EventDraft[] = [
  {
    ...draft,
    subject: 'service',
    predicate: 'deployed',
    subjectId: 'shop',
    content: { environment: ENVIRONMENT, artifactId: PURL },
    itil: { actor, deployment },
  },
  {
    ...draft,
    spec: '0.4.1',
    subject: 'pipelinerun',
    predicate: 'finished',
    subjectId: RUN,
    content: { pipelineName: 'build and test', uri: RUN, outcome: 'success' },
    itil: { actor, build: { outcome: 'success', commit: SHA, digests: [`sha256:${DIGEST}`] } },
  },
  {
    ...draft,
    subject: 'change',
    predicate: 'reviewed',
    subjectId: `${SOURCE}/pull/42`,
    content: { repository: { id: 'acme/shop', source: 'https://github.com' } },
    itil: {
      actor,
      change: {
        authors: ['github:anna', 'github:ben'],
        headSha: SHA,
        reviewedSha: SHA,
        sourceBranch: 'feature/SHOP-1234-basket',
        targetBranch: 'main',
        lastCommitAt: '2026-09-02T08:00:00Z',
        verdict: 'approved',
        reviewer: 'github:carla',
        ticketRefs: ['SHOP-1234'],
      },
    },
  },
  {
    ...draft,
    subject: 'testsuiterun',
    predicate: 'finished',
    subjectId: `${RUN}/suites/integration`,
    content: {
      outcome: 'success',
      environment: ENVIRONMENT,
      testSuite: { id: 'integration', name: 'Integration tests', version: '7' },
    },
    itil: {
      actor,
      test: {
        artifactDigest: `sha256:${DIGEST}`,
        commit: SHA,
        counts: { passed: 412, failed: 0, skipped: 3 },
        kind: 'integration',
      },
    },
  },
  {
    ...draft,
    subject: 'itil-deployment',
    predicate: 'finished',
    subjectId: 'https://octopus.example/Deployments-12519',
    content: {
      service: { id: 'shop' },
      environment: ENVIRONMENT,
      artifactId: PURL,
      strategy: 'rolling',
      outcome: 'success',
      initiator: actor,
      changeRequestId: 'CHG0030192',
    },
    itil: { actor, deployment },
  },
];

/** Structured CloudEvents of about 1 KB, one of each kind, as their publishers write them. */
export function sampleBodies(): readonly string[] {
  return DRAFTS.map((event) => JSON.stringify(toStructuredCloudEvent(buildEvent(event))));
}
