// SPDX-License-Identifier: Apache-2.0
import { digest, frame, image, person, type Said, sha, type Telling, withActor } from './said.js';

const PULL = 'https://code.example/shop/pull/1';

/** A pull request of the specs. */
export interface PullRequest extends Telling {
  readonly pull?: string;
  readonly authors?: readonly string[];
  readonly head?: string;
  readonly merge?: string;
  readonly committedAt?: string;
  readonly tickets?: readonly string[];
}

export function proposed(at: number, request: PullRequest = {}): Said {
  return sourceChange(at, 'created', request, {});
}

export function pushed(at: number, request: PullRequest = {}): Said {
  return sourceChange(at, 'updated', request, {});
}

export function reviewed(
  at: number,
  reviewer: string,
  request: PullRequest & { readonly verdict?: 'approved' | 'requestChanges' | 'dismissed' } = {},
): Said {
  const { verdict = 'approved', head = 'a' } = request;
  return sourceChange(at, 'reviewed', request, {
    reviewer: person(reviewer),
    verdict,
    reviewedSha: sha(head),
  });
}

export function merged(at: number, request: PullRequest = {}): Said {
  return sourceChange(at, 'merged', request, { mergeSha: sha(request.merge ?? 'b') });
}

/** Proposed, reviewed and merged, in minutes 0, 1 and 2. */
export function pullRequest(
  request: PullRequest & { readonly reviewer?: string } = {},
): readonly Said[] {
  return [
    proposed(0, request),
    reviewed(1, request.reviewer ?? 'ben', request),
    merged(2, request),
  ];
}

/** What was merged becomes an image. */
export function packaged(
  at: number,
  artifact: string,
  { pull = PULL, merge = 'b', ...telling }: PullRequest = {},
): Said {
  return {
    ...frame(at, { source: 'https://ci.example', ...telling }),
    subject: 'artifact',
    predicate: 'packaged',
    subjectId: image(artifact),
    content: { change: { id: pull } },
    itil: withActor(telling, { build: { commit: sha(merge), digests: [digest(artifact)] } }),
  };
}

export function published(at: number, artifact: string, tag: string, telling: Telling = {}): Said {
  return {
    ...frame(at, { source: 'https://ci.example', ...telling }),
    subject: 'artifact',
    predicate: 'published',
    subjectId: image(artifact, tag),
    content: {},
    itil: withActor(telling),
  };
}

/** A finished suite on an artifact, a configuration, or what it does not say. */
export interface Suite extends Telling {
  readonly outcome?: 'success' | 'failure';
  readonly artifact?: string;
  readonly config?: string;
  readonly environment?: string;
}

export function tested(
  at: number,
  kind: 'unit' | 'integration' | 'smoke',
  { outcome = 'success', artifact, config, environment = 'test/eu-1', ...telling }: Suite = {},
): Said {
  return {
    ...frame(at, { source: 'https://ci.example', ...telling }),
    subject: 'testsuiterun',
    predicate: 'finished',
    subjectId: `https://ci.example/runs/${at}/${kind}`,
    content: {
      outcome,
      environment: { id: environment },
      testSuite: { id: `shop/${kind}`, name: kind },
    },
    itil: withActor(telling, {
      test: {
        kind,
        ...(artifact === undefined ? {} : { artifactDigest: digest(artifact) }),
        ...(config === undefined ? {} : { configDigest: digest(config) }),
      },
    }),
  };
}

/** A clean delivery of an artifact until before production: minutes 0 to 6. */
export function delivered(
  artifact: string,
  request: PullRequest & { readonly reviewer?: string } = {},
): readonly Said[] {
  return [
    ...pullRequest(request),
    packaged(3, artifact, request),
    tested(5, 'unit', { artifact }),
    tested(6, 'integration', { artifact }),
  ];
}

function sourceChange(
  at: number,
  predicate: 'created' | 'updated' | 'reviewed' | 'merged',
  request: PullRequest,
  more: object,
): Said {
  const { pull = PULL, authors = ['ann'], head = 'a', committedAt, tickets, ...telling } = request;
  const change = {
    authors: authors.map(person),
    headSha: sha(head),
    ...(committedAt === undefined ? {} : { lastCommitAt: committedAt }),
    ...(tickets === undefined ? {} : { ticketRefs: [...tickets] }),
    ...more,
  };
  return {
    ...frame(at, { source: 'https://code.example/shop', ...telling }),
    subject: 'change',
    predicate,
    subjectId: pull,
    content: { repository: { id: 'shop' } },
    itil: withActor(telling, { change }),
  };
}
