// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoHistory } from '#demo';
import { buildEvent, type EventDraft, type Fact, factOf, readEvent } from '#events';
import { anchorsOf, type ChangeAnchor } from './anchor.js';
import { assembleChange } from './assemble-change.js';

function factFrom(event: unknown, position: number): Fact {
  const typed = readEvent(event);
  if (typed.kind === 'unreadable') throw new Error(typed.reason.text);
  return factOf(typed, { position: BigInt(position), recordedAt: '2026-11-24T00:00:00.000Z' });
}

let position = 0;

/** what every event of these specs has, at a minute past ten */
function at(minute: number) {
  position += 1;
  const timestamp = `2026-10-01T10:${String(minute).padStart(2, '0')}:00Z`;
  return { id: `e${position}`, source: 'https://cd.example', subjectId: 'deployment-1', timestamp };
}

const aFact = (draft: EventDraft): Fact => factFrom(buildEvent(draft), position);

const DIGEST = `sha256:${'a'.repeat(64)}`;
const deployment = {
  service: { id: 'shop' },
  environment: { id: '/production/eu-1' },
  artifactId: `pkg:oci/shop@sha256%3A${'a'.repeat(64)}`,
  initiator: { id: 'deployer', kind: 'serviceaccount' },
} as const;

const started = (minute: number) =>
  aFact({ ...at(minute), subject: 'itil-deployment', predicate: 'started', content: deployment });

const finished = (outcome: 'success' | 'rolledback', minute: number) =>
  aFact({
    ...at(minute),
    subject: 'itil-deployment',
    predicate: 'finished',
    content: { ...deployment, outcome },
  });

const approved = (minute: number) =>
  aFact({
    ...at(minute),
    subject: 'approval',
    predicate: 'closed',
    content: {
      approvalDetailsUrl: 'https://itsm.example/1',
      resourceTargetUrl: 'https://deploy.example/production',
      responder: 'urn:user:ann',
      decision: 'approved',
      status: 'approved',
    },
    itil: {
      approval: {
        environment: '/production/eu-1',
        artifactDigests: [DIGEST],
        meaning: 'authorised',
      },
    },
  });

function assemble(facts: readonly Fact[]) {
  const anchor = facts.flatMap((fact) => anchorsOf(fact))[0];
  if (anchor === undefined) throw new Error('no anchor');
  return assembleChange(anchor, facts);
}

describe('assembling a Change', () => {
  it('is approved when the decision was taken before the start', () => {
    const change = assemble([started(5), finished('success', 9), approved(1)]);
    expect(change).toMatchObject({
      services: ['shop'],
      environments: ['/production/eu-1'],
      artifactDigests: [DIGEST],
      lifecycle: 'closed',
      authorisation: 'approved',
      closeCode: 'successful',
      actualStart: '2026-10-01T10:05:00Z',
      actualEnd: '2026-10-01T10:09:00Z',
    });
  });

  it('is ratified late, never approved, when the decision came after the start', () => {
    const change = assemble([started(5), finished('success', 9), approved(6)]);
    expect(change?.authorisation).toBe('ratified_late');
  });

  it('is without authorisation when nobody decided', () => {
    expect(assemble([started(5)])).toMatchObject({
      authorisation: 'absent',
      lifecycle: 'implement',
    });
  });

  it('is unsuccessful when it was rolled back', () => {
    const change = assemble([started(5), finished('rolledback', 9)]);
    expect(change?.closeCode).toBe('unsuccessful');
  });

  it('is the same record in any order and with any duplicates, for every Change of the demo', () => {
    const facts = [...demoHistory()].map(({ event }, index) => factFrom(event.data, index));
    const anchors = new Map<string, ChangeAnchor>(
      facts.flatMap((fact) => anchorsOf(fact).map((anchor) => [anchor.id, anchor] as const)),
    );
    expect(anchors.size).toBeGreaterThan(50);
    for (const anchor of anchors.values()) {
      const own = facts.filter((fact) => anchorsOf(fact).some(({ id }) => id === anchor.id));
      const expected = assembleChange(anchor, own);
      const shuffled = fc.shuffledSubarray([...own, ...own], { minLength: own.length * 2 });
      fc.assert(
        fc.property(shuffled, (order) => {
          expect(assembleChange(anchor, order)).toEqual(expected);
        }),
        { numRuns: 3 },
      );
    }
  });
});
