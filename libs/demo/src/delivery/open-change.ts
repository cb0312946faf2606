// SPDX-License-Identifier: Apache-2.0
import type { ItilProfile } from '#events';
import { MINUTE } from '../clock.js';
import { next } from '../company-state.js';
import { instantText } from '../instant-text.js';
import { userActor } from '../people.js';
import type { Cast, Person } from '../people.js';
import { CODE } from '../publisher.js';
import { hex } from '../random.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import type { Ticket } from './ticket.js';

export interface Proposal {
  readonly repository: string;
  readonly cast: Cast;
  readonly ticket: Ticket;
}

/** An open pull request at its present head. */
export interface OpenChange extends Proposal {
  readonly number: number;
  readonly url: string;
  readonly branch: string;
  readonly headSha: string;
  readonly lastCommitAt: string;
}

export function openChange(story: Story, proposal: Proposal): OpenChange {
  const number = next(story.state, 'pull');
  const url = `${CODE.url}/${proposal.repository}/pull/${number}`;
  const branch = `feature/${proposal.ticket.key}`;
  sayBranch(story, { ...proposal, branch }, 'branch.created');
  pass(story, 30, 120);
  const open = { ...proposal, number, url, branch, ...newHead(story) };
  sayChange(story, open, { name: 'change.created', actor: open.cast.authors[0] });
  return open;
}

/** A new head: what was reviewed before is not what would be merged. */
export function pushCommit(story: Story, open: OpenChange): OpenChange {
  const pushed = { ...open, ...newHead(story) };
  sayChange(story, pushed, { name: 'change.updated', actor: open.cast.authors[0] });
  return pushed;
}

function newHead(story: Story): Pick<OpenChange, 'headSha' | 'lastCommitAt'> {
  const lastCommitAt = instantText(CODE.instants, story.now - MINUTE);
  return { headSha: hex(story.random, 5), lastCommitAt };
}

export function sayReview(
  story: Story,
  open: OpenChange,
  verdict: 'approved' | 'requestChanges',
): string {
  const { reviewer } = open.cast;
  const itil = { verdict, reviewer: reviewer.id, reviewedSha: open.headSha };
  return sayChange(story, open, { name: 'change.reviewed', actor: reviewer, itil });
}

interface ChangeNews {
  readonly name:
    'change.created' | 'change.updated' | 'change.reviewed' | 'change.merged' | 'change.abandoned';
  readonly actor: Person;
  readonly itil?: ItilProfile['change'];
}

export function sayChange(story: Story, open: OpenChange, news: ChangeNews): string {
  const change = {
    authors: open.cast.authors.map(({ id }) => id),
    headSha: open.headSha,
    lastCommitAt: open.lastCommitAt,
    sourceBranch: open.branch,
    targetBranch: 'main',
    ticketRefs: [open.ticket.key],
    ...news.itil,
  };
  return tell(story, {
    by: CODE,
    name: news.name,
    about: { repository: open.repository },
    subjectId: open.url,
    actor: userActor(news.actor),
    content: { repository: { id: open.repository } },
    itil: { change },
  });
}

export function sayBranch(
  story: Story,
  { repository, branch, cast }: Pick<OpenChange, 'repository' | 'branch' | 'cast'>,
  name: 'branch.created' | 'branch.deleted',
): void {
  tell(story, {
    by: CODE,
    name,
    about: { repository },
    subjectId: branch,
    actor: userActor(cast.authors[0]),
    content: { repository: { id: repository } },
  });
}
