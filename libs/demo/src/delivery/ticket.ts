// SPDX-License-Identifier: Apache-2.0
import { next } from '../company-state.js';
import { userActor } from '../people.js';
import type { Person } from '../people.js';
import { ITSM } from '../publisher.js';
import { tell } from '../story.js';
import type { Story } from '../story.js';

/** A work item: the reason of a change. */
export interface Ticket {
  readonly key: string;
  readonly uri: string;
  readonly summary: string;
  readonly openedBy: Person;
}

export function openTicket(story: Story, openedBy: Person, summary: string): Ticket {
  const key = `SHOP-${next(story.state, 'ticket')}`;
  const ticket = { key, uri: `${ITSM.url}/browse/${key}`, summary, openedBy };
  tell(story, {
    by: ITSM,
    name: 'ticket.created',
    about: {},
    subjectId: key,
    actor: userActor(openedBy),
    content: { summary, ticketType: 'task', creator: openedBy.id, uri: ticket.uri },
  });
  return ticket;
}

export function closeTicket(story: Story, ticket: Ticket): void {
  tell(story, {
    by: ITSM,
    name: 'ticket.closed',
    about: {},
    subjectId: ticket.key,
    actor: userActor(ticket.openedBy),
    content: { uri: ticket.uri, resolution: 'completed', updatedBy: ticket.openedBy.id },
  });
}
