// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';
import { firstKnown } from '../lists.js';
import type {
  ArtifactEvidence,
  BuildEvidence,
  SourceChangeEvidence,
  TestEvidence,
  TicketEvidence,
} from './delivery-evidence.js';
import { configIn, digestIn, idIn, keyIn, objectIn, textIn } from './fact-fields.js';
import type { EvidenceHead } from './head.js';

export function readSourceChange(fact: Fact, head: EvidenceHead): SourceChangeEvidence {
  const change = fact.profile?.change ?? {};
  return {
    ...head,
    kind: 'sourceChange',
    sourceChange: keyIn(fact, 'sourceChange') ?? fact.subjectId,
    repository: idIn(fact.content, 'repository') ?? fact.source,
    title: textIn(fact.content, 'description'),
    authors: change.authors ?? [],
    headSha: change.headSha ?? null,
    mergeSha: change.mergeSha ?? null,
    lastCommitAt: change.lastCommitAt ?? null,
    verdict: change.verdict ?? null,
    reviewer: change.reviewer ?? (fact.predicate === 'reviewed' ? (fact.actor?.id ?? null) : null),
    reviewedSha: change.reviewedSha ?? null,
    tickets: change.ticketRefs ?? [],
  };
}

export function readBuild(fact: Fact, head: EvidenceHead): BuildEvidence {
  const build = fact.profile?.build ?? {};
  const made = fact.keys.filter(({ kind, role }) => kind === 'artifact' && role === 'output');
  return {
    ...head,
    kind: 'build',
    digests: [...new Set(made.map(({ value }) => value))],
    commit: build.commit ?? keyIn(fact, 'commit'),
    sourceChange: keyIn(fact, 'sourceChange'),
    builder: build.builder ?? null,
    outcome: fact.outcome,
    provenanceUri: build.provenanceUri ?? null,
    sbomUri: textIn(objectIn(fact.content, 'sbom'), 'uri'),
  };
}

export function readArtifact(fact: Fact, head: EvidenceHead): ArtifactEvidence {
  return {
    ...head,
    kind: 'artifact',
    digest: digestIn(fact.subjectId),
    tag: keyIn(fact, 'tag'),
    signature: textIn(fact.content, 'signature'),
  };
}

export function readTest(fact: Fact, head: EvidenceHead): TestEvidence {
  const test = fact.profile?.test ?? {};
  const suite = objectIn(fact.content, 'testSuite');
  return {
    ...head,
    kind: 'test',
    suite: firstKnown([test.kind ?? null, suiteNamed(textIn(suite, 'name') ?? '')]),
    suiteId: textIn(suite, 'id'),
    outcome: fact.outcome,
    artifactDigest: digestIn(test.artifactDigest),
    configDigest: configIn(test.configDigest),
    commit: test.commit?.toLowerCase() ?? null,
    environment: idIn(fact.content, 'environment'),
    reportDigest: test.reportDigest ?? null,
  };
}

export function readTicket(fact: Fact, head: EvidenceHead): TicketEvidence {
  return {
    ...head,
    kind: 'ticket',
    ticket: fact.subjectId,
    summary: textIn(fact.content, 'summary'),
    uri: textIn(fact.content, 'uri'),
    resolution: textIn(fact.content, 'resolution'),
  };
}

const SUITES = ['lint', 'unit', 'integration', 'smoke', 'e2e', 'performance', 'security'];

/** Stock CDEvents name the suite, not its kind: a name that is a kind is taken for it. */
function suiteNamed(name: string): string | null {
  return SUITES.find((suite) => suite === name.toLowerCase()) ?? null;
}
