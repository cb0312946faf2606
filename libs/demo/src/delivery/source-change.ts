// SPDX-License-Identifier: Apache-2.0
import { TEST } from '../company.js';
import type { Cast } from '../people.js';
import { CI } from '../publisher.js';
import { hex, onceIn } from '../random.js';
import { beginChain, pass } from '../story.js';
import type { Story } from '../story.js';
import { openChange, pushCommit, sayBranch, sayChange, sayReview } from './open-change.js';
import type { OpenChange, Proposal } from './open-change.js';
import { finishRun, startRun } from './pipeline-run.js';
import type { Outcome } from './pipeline-run.js';
import { runSuite } from './test-suite.js';
import type { Ticket } from './ticket.js';

/** A pull request; its subject id is its URL. */
export interface SourceChange {
  readonly repository: string;
  readonly number: number;
  readonly url: string;
  readonly authors: Cast['authors'];
  readonly headSha: string;
  readonly mergeSha: string;
  readonly ticket: Ticket;
  /** ids of the events of the approving review and of the merge */
  readonly events: { readonly reviewed: string; readonly merged: string };
}

/** A pull request from its branch to its merge: checked, reviewed at its last head, merged. */
export function mergeSourceChange(story: Story, proposal: Proposal): SourceChange {
  let open = openChange(story, proposal);
  if (onceIn(story.random, 4)) {
    checkHead(story, open, 'failure');
    pass(story, 10, 60);
    sayReview(story, open, 'requestChanges');
    pass(story, 30, 90);
    open = pushCommit(story, open);
  }
  checkHead(story, open, 'success');
  pass(story, 10, 120);
  const reviewed = sayReview(story, open, 'approved');
  pass(story, 2, 30);
  return merge(story, open, reviewed);
}

/** A pull request that is given up. */
export function abandonSourceChange(story: Story, proposal: Proposal): void {
  const open = openChange(story, proposal);
  checkHead(story, open, 'failure');
  pass(story, 60, 180);
  sayChange(story, open, { name: 'change.abandoned', actor: open.cast.authors[0] });
}

function checkHead(story: Story, open: OpenChange, outcome: Outcome): void {
  beginChain(story);
  pass(story, 0.1, 1);
  const { repository } = open;
  const run = startRun(story, { by: CI, repository, pipelineName: 'pull-request' });
  const order = { environment: TEST.id, tests: { commit: open.headSha } };
  runSuite(story, run, { ...order, kind: 'lint' });
  pass(story, 0.1, 0.5);
  runSuite(story, run, { ...order, kind: 'unit', outcome });
  finishRun(story, run, outcome);
  story.chainId = null;
}

function merge(story: Story, open: OpenChange, reviewed: string): SourceChange {
  const [author] = open.cast.authors;
  const mergeSha = hex(story.random, 5);
  const itil = { mergeSha, mergedBy: author.id };
  const merged = sayChange(story, open, { name: 'change.merged', actor: author, itil });
  pass(story, 0.1, 1);
  sayBranch(story, open, 'branch.deleted');
  const { repository, number, url, headSha, ticket } = open;
  const events = { reviewed, merged };
  return { repository, number, url, authors: open.cast.authors, headSha, mergeSha, ticket, events };
}
